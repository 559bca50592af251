/** Sets the books of an accounting program beside what the SPV has of a company: what is in both, what differs, what only one has. */
import type { Actor } from '../accounts/actor.ts';
import type { TurnTaker } from '../accounts/turns.ts';
import type { BookEntry } from '../books/entry.ts';
import { type Matching, matchBooks } from '../books/match.ts';
import { type Books, type BooksReading, readBooks } from '../books/read-books.ts';
import { addDays } from '../core/calendar.ts';
import { notFound, Problem } from '../core/errors.ts';
import { recordAudit } from '../db/audit.ts';
import { findCompany } from '../db/company.ts';
import { inTransaction, type Transactor } from '../db/connection.ts';
import {
  addReconciliation,
  findReconciliation,
  type Reconciliation,
  type ReconciliationCounts,
  type ReconciliationRow,
} from '../db/reconciliation.ts';
import { type ComparableInvoice, listComparable } from '../db/reconciliation-source.ts';
import { auditActor } from './audit-actor.ts';

export interface ReconcileDeps {
  db: Transactor;
  takeTurn: TurnTaker;
  now: () => Date;
}

export interface ReconcileInput {
  companyId: string;
  /** Null: both. */
  direction: 'received' | 'sent' | null;
  /** Days of issue; without them the books' own first and last. */
  from?: string;
  to?: string;
  /** Of totals, a decimal string. */
  tolerance: string;
  file: Buffer;
}

const mostRows = 200_000;
const turnsAMinute = 6;
const keptForMs = 30 * 86_400_000;
/** Books may have another day, or the next month: an invoice is looked for so far around the stretch. */
const aroundDays = 62;

type Row = Omit<ReconciliationRow, 'n'>;

/** @throws Problem not_found, too_many_requests, invalid_input, malformed_body */
export async function reconcile(
  deps: ReconcileDeps,
  actor: Actor,
  input: ReconcileInput,
): Promise<Reconciliation> {
  const { organisationId } = actor;
  const { companyId, direction, tolerance } = input;
  if (!(await findCompany(deps.db, organisationId, companyId))) throw notFound('company');
  await takeTurn(deps, organisationId);
  const books = judge(await readBooks(input.file, mostRows));
  const stretch = stretchOf(books.entries, input);
  const around = { from: addDays(stretch.from, -aroundDays), to: addDays(stretch.to, aroundDays) };
  const asked = { direction, ...around, limit: mostRows };
  const invoices = await listComparable(deps.db, organisationId, companyId, asked);
  if (invoices.length > mostRows)
    throw new Problem(
      'invalid_input',
      `There are more than ${mostRows} invoices in that time: ask for less of it.`,
    );
  const matching = matchBooks(books.entries, invoices, tolerance);
  const { rows, outside } = rowsOf(matching, books.unread, stretch);
  return record(deps, actor, { input, stretch, books, rows, outside });
}

async function takeTurn({ takeTurn }: ReconcileDeps, organisationId: string): Promise<void> {
  const turn = await takeTurn(`reconcile:${organisationId}`, turnsAMinute, 60_000);
  if (turn.granted) return;
  const { retryAfterSeconds } = turn;
  throw new Problem('too_many_requests', `At most ${turnsAMinute} reconciliations a minute are taken.`, {
    retryAfterSeconds,
  });
}

function judge(reading: BooksReading): Books {
  if (reading.ok) {
    if (reading.entries.length > 0) return reading;
    throw new Problem('invalid_input', 'There is a heading, and below it no entry that could be read.', {
      columns: reading.headings,
      unread: reading.unread.length,
    });
  }
  switch (reading.fault) {
    case 'no_columns':
      throw new Problem(
        'invalid_input',
        `No heading was found for: ${reading.missing.join(', ')}. Name the columns number, date, CIF and total (numar, data, CIF, total).`,
        { missing: reading.missing, seen: reading.seen.slice(0, 50) },
      );
    case 'too_many_rows':
      throw new Problem('invalid_input', `The file has more than ${mostRows} rows: split it by month.`);
    case 'too_large':
      throw new Problem('invalid_input', 'The spreadsheet unfolds to more than is read: save only its list.');
    case 'malformed':
      throw new Problem('malformed_body', 'The CSV could not be read: a quote is open or out of place.');
    case 'not_a_table':
      throw new Problem('malformed_body', 'This is neither CSV nor XLSX; save an old .xls as .xlsx.');
  }
}

function stretchOf(
  entries: BookEntry[],
  { from, to }: Pick<ReconcileInput, 'from' | 'to'>,
): { from: string; to: string } {
  const days = entries.flatMap(({ date }) => date ?? []).toSorted();
  const stretch = { from: from ?? days[0], to: to ?? days.at(-1) };
  if (stretch.from === undefined || stretch.to === undefined)
    throw new Problem('invalid_input', 'The books have no dates: say from and to.', { parameter: 'from' });
  if (stretch.from > stretch.to)
    throw new Problem('invalid_input', 'from is after to.', { parameter: 'from' });
  return { from: stretch.from, to: stretch.to };
}

/** Missing are invoices of the stretch alone; what was only looked at around it says nothing. */
function rowsOf(
  { pairs, extra, missing }: Matching<ComparableInvoice>,
  unread: BookEntry[],
  { from, to }: { from: string; to: string },
): { rows: Row[]; outside: number } {
  const isWithin = (day: string | null) => day === null || (day >= from && day <= to);
  const inside = pairs.filter(({ entry, invoice }) => isWithin(entry.date) || isWithin(invoice.issuedOn));
  const told = extra.filter(({ date }) => isWithin(date));
  const fromBooks: Row[] = [
    ...inside.map(({ entry, invoice, differences }) => {
      const outcome = differences.length === 0 ? ('matched' as const) : ('different' as const);
      return { outcome, differences, book: entry, invoiceId: invoice.id };
    }),
    ...told.map((entry) => ({ outcome: 'extra' as const, differences: [], book: entry, invoiceId: null })),
    ...unread.map((entry) => ({
      outcome: 'unread' as const,
      differences: unreadOf(entry),
      book: entry,
      invoiceId: null,
    })),
  ];
  const absent = missing
    .filter(({ issuedOn }) => isWithin(issuedOn))
    .map(({ id }) => ({ outcome: 'missing' as const, differences: [], book: null, invoiceId: id }));
  const ordered = fromBooks.sort((a, b) => a.book!.line - b.book!.line);
  return { rows: [...ordered, ...absent], outside: extra.length - told.length };
}

function unreadOf({ number, date, cif, total }: BookEntry): string[] {
  return [
    ...(number === null ? ['number'] : []),
    ...(total === null ? ['total'] : []),
    ...(date === null && cif === null ? ['date', 'cif'] : []),
  ];
}

interface Made {
  input: ReconcileInput;
  stretch: { from: string; to: string };
  books: Books;
  rows: Row[];
  outside: number;
}

async function record(
  { db, now }: ReconcileDeps,
  actor: Actor,
  { input, stretch, books, rows, outside }: Made,
): Promise<Reconciliation> {
  const { organisationId } = actor;
  const at = now();
  const by = auditActor(actor);
  const counts: ReconciliationCounts = { matched: 0, different: 0, missing: 0, extra: 0, unread: 0, outside };
  for (const { outcome } of rows) counts[outcome]++;
  return inTransaction(db, async (tx) => {
    const made = {
      organisationId,
      actor: by,
      companyId: input.companyId,
      direction: input.direction,
      issuedFrom: stretch.from,
      issuedTo: stretch.to,
      columns: books.headings as Record<string, string>,
      counts,
      expiresAt: new Date(at.getTime() + keptForMs),
    };
    const id = await addReconciliation(tx, made, rows, at);
    await recordAudit(
      tx,
      organisationId,
      { actor: by, action: 'reconciliation.made', subject: id, detail: counts },
      at,
    );
    return (await findReconciliation(tx, organisationId, id))!;
  });
}
