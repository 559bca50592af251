/** A comparison as rows: the books in their order, then what they lack. Pure. */
import type { BookEntry } from './entry.ts';
import { type Difference, matchBooks, type SpvInvoice } from './match.ts';

export interface ComparedRow {
  outcome: 'matched' | 'different' | 'missing' | 'extra' | 'unread';
  /** Of an unread line, what is missing in it. */
  differences: (Difference | 'number' | 'total' | 'date' | 'cif')[];
  /** Null when the books have nothing. */
  book: BookEntry | null;
  /** Null when the SPV has nothing. */
  invoiceId: string | null;
}

export interface Comparison {
  rows: ComparedRow[];
  /** Entries dated outside of the stretch that no invoice fits: of another time, and not compared. */
  outside: number;
}

export interface Stretch {
  from: string;
  to: string;
}

/**
 * @param invoices those of the stretch and around it: books may have another day. What is missing is of the stretch alone
 * @param tolerance of totals, a decimal string
 */
export function compareBooks(
  { entries, unread }: { entries: BookEntry[]; unread: BookEntry[] },
  invoices: SpvInvoice[],
  { from, to, tolerance }: Stretch & { tolerance: string },
): Comparison {
  const isWithin = (day: string | null) => day === null || (day >= from && day <= to);
  const { pairs, extra, missing } = matchBooks(entries, invoices, tolerance);
  const told = extra.filter(({ date }) => isWithin(date));
  const inBooks: (ComparedRow & { book: BookEntry })[] = [
    ...pairs
      .filter(({ entry, invoice }) => isWithin(entry.date) || isWithin(invoice.issuedOn))
      .map(({ entry, invoice, differences }) => {
        const outcome = differences.length === 0 ? ('matched' as const) : ('different' as const);
        return { outcome, differences, book: entry, invoiceId: invoice.id };
      }),
    ...told.map((book) => ({ outcome: 'extra' as const, differences: [], book, invoiceId: null })),
    ...unread.map((book) => ({
      outcome: 'unread' as const,
      differences: lackingIn(book),
      book,
      invoiceId: null,
    })),
  ];
  const absent = missing
    .filter(({ issuedOn }) => isWithin(issuedOn))
    .map(({ id }) => ({ outcome: 'missing' as const, differences: [], book: null, invoiceId: id }));
  inBooks.sort((a, b) => a.book.line - b.book.line);
  return { rows: [...inBooks, ...absent], outside: extra.length - told.length };
}

function lackingIn({ number, date, cif, total }: BookEntry): ComparedRow['differences'] {
  return [
    ...(number === null ? (['number'] as const) : []),
    ...(total === null ? (['total'] as const) : []),
    ...(date === null && cif === null ? (['date', 'cif'] as const) : []),
  ];
}
