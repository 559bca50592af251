/** A comparison as rows: the journal in its order, then what it lacks. Pure. */
import type { JournalEntry } from './journal-entry.ts';
import { type Difference, matchJournal, type SpvInvoice } from './match.ts';

export interface ComparedRow {
  outcome: 'matched' | 'different' | 'missing' | 'extra' | 'unread';
  /** Of an unread line, what is missing in it. */
  differences: (Difference | 'number' | 'total' | 'date' | 'cif')[];
  /** Null when the journal has nothing. */
  entry: JournalEntry | null;
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
 * @param invoices those of the stretch and around it: a journal may have another day. What is missing is of the stretch alone
 * @param tolerance of totals, a decimal string
 */
export function compareJournal(
  { entries, unread }: { entries: JournalEntry[]; unread: JournalEntry[] },
  invoices: SpvInvoice[],
  { from, to, tolerance }: Stretch & { tolerance: string },
): Comparison {
  const isWithin = (day: string | null) => day === null || (day >= from && day <= to);
  const { pairs, extra, missing } = matchJournal(entries, invoices, tolerance);
  const withinPeriod = extra.filter(({ date }) => isWithin(date));
  const inJournal: (ComparedRow & { entry: JournalEntry })[] = [
    ...pairs
      .filter(({ entry, invoice }) => isWithin(entry.date) || isWithin(invoice.issuedOn))
      .map(({ entry, invoice, differences }) => {
        const outcome = differences.length === 0 ? ('matched' as const) : ('different' as const);
        return { outcome, differences, entry, invoiceId: invoice.id };
      }),
    ...withinPeriod.map((entry) => ({ outcome: 'extra' as const, differences: [], entry, invoiceId: null })),
    ...unread.map((entry) => ({
      outcome: 'unread' as const,
      differences: lackingIn(entry),
      entry,
      invoiceId: null,
    })),
  ];
  const absent = missing
    .filter(({ issuedOn }) => isWithin(issuedOn))
    .map(({ id }) => ({ outcome: 'missing' as const, differences: [], entry: null, invoiceId: id }));
  inJournal.sort((a, b) => a.entry.line - b.entry.line);
  return { rows: [...inJournal, ...absent], outside: extra.length - withinPeriod.length };
}

function lackingIn({ number, date, cif, total }: JournalEntry): ComparedRow['differences'] {
  return [
    ...(number === null ? (['number'] as const) : []),
    ...(total === null ? (['total'] as const) : []),
    ...(date === null && cif === null ? (['date', 'cif'] as const) : []),
  ];
}
