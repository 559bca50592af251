/** An invoice as an accounting program's list has it. */

export interface JournalEntry {
  /** In the file, as a spreadsheet counts: the first is 1. */
  line: number;
  number: string | null;
  /** `'2026-07-03'` */
  date: string | null;
  /** Digits without RO. */
  cif: string | null;
  /** A decimal string. */
  total: string | null;
}
