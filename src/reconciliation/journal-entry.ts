/** An invoice as a journal of an accounting program has it. */

export interface JournalEntry {
  /** In the file, as a spreadsheet counts: the first is 1. */
  line: number;
  number: string | null;
  /** `'2026-07-03'` */
  date: string | null;
  /** Digits without RO. */
  cif: string | null;
  /** A decimal string. Of an invoice with a row for each VAT rate the sum of its rows. */
  total: string | null;
  /** What each of several rows has, when all have the same: a program may print the invoice's total in every row. */
  repeatedTotal?: string;
}
