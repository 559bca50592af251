/** Compares a journal in hand with what the SPV has of its company, and keeps the comparison. Asks for no rate limit: its callers do. */
import type { Actor } from '../../accounts/actor.ts';
import { addDays } from '../../core/calendar.ts';
import { dayMs } from '../../core/durations.ts';
import { Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { saveJournalTemplate } from '../../db/reconciliation/journal-template.ts';
import {
  addReconciliation,
  findReconciliation,
  type Reconciliation,
  type ReconciliationCounts,
  removeReplaced,
} from '../../db/reconciliation/reconciliation.ts';
import { type ComparableInvoice, listComparable } from '../../db/reconciliation/reconciliation-source.ts';
import type { Comparison, Stretch } from '../../reconciliation/compare.ts';
import type { Columns } from '../../reconciliation/guess-columns.ts';
import type { JournalLayout } from '../../reconciliation/read-journal.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import {
  columnsProblem,
  noEntriesProblem,
  otherDirectionProblem,
  unsureProblem,
} from './journal-problems.ts';
import { type JournalInHand, mostRows } from './with-journal.ts';

export interface CompareInput {
  companyId: string;
  /** Null: what the journal itself says, and both when it says nothing. */
  direction: 'received' | 'sent' | null;
  /** Days of issue; without them the journal's own first and last. */
  from?: string;
  to?: string;
  /** Of totals, a decimal string. */
  tolerance: string;
  /** A person's choice; without it a template, or the guess when there is no doubt. */
  columns?: Columns;
}

/** Of a file that lay in the watched folder. */
export interface Automatic {
  /** In the transaction that keeps the comparison. */
  alsoRecord(tx: Db, reconciliationId: string): Promise<void>;
}

const keptForMs = 30 * dayMs;
/** A journal may have another day, or the next month: an invoice is looked for so far around the stretch. */
const aroundDays = 62;

/** @throws Problem invalid_input */
export async function compareJournal(
  ctx: Pick<Ctx, 'db' | 'now'>,
  actor: Actor,
  input: CompareInput,
  { journal, layout, template, templateKey }: JournalInHand,
  automatic?: Automatic,
): Promise<Reconciliation> {
  const { organisationId } = actor;
  const direction = directionOf(input, layout);
  const reading = await journal.read(columnsOf(input, template, layout));
  if (!reading.ok) throw columnsProblem(reading);
  if (input.columns) await saveJournalTemplate(ctx.db, templateKey, input.columns, ctx.now());
  if (reading.entries === 0) throw noEntriesProblem(reading);
  const stretch = stretchOf(reading.days, input);
  const invoices = await listInvoicesAround(ctx, organisationId, { ...input, direction, stretch });
  const comparison = await journal.compare(invoices, { ...stretch, tolerance: input.tolerance });
  const { headings } = reading;
  const made = { companyId: input.companyId, direction, stretch, headings, comparison };
  return record(ctx, actor, made, automatic);
}

/** Where there is a doubt a person is asked, and what they say holds for the next file of the kind. */
function columnsOf({ columns }: CompareInput, template: Columns | null, layout: JournalLayout): Columns {
  const chosen = columns ?? template;
  if (chosen) return chosen;
  const { guess } = layout;
  if (guess.missing.length > 0 || guess.doubts.length > 0) throw unsureProblem(layout);
  return guess.columns;
}

function directionOf({ direction }: CompareInput, layout: JournalLayout): CompareInput['direction'] {
  const own = layout.direction;
  if (direction !== null && own?.titled && own.direction !== direction)
    throw otherDirectionProblem(own.direction);
  return direction ?? own?.direction ?? null;
}

async function listInvoicesAround(
  { db }: Pick<Ctx, 'db'>,
  organisationId: string,
  {
    companyId,
    direction,
    stretch,
  }: { companyId: string; direction: CompareInput['direction']; stretch: Stretch },
): Promise<ComparableInvoice[]> {
  const around = { from: addDays(stretch.from, -aroundDays), to: addDays(stretch.to, aroundDays) };
  const asked = { direction, ...around, limit: mostRows };
  const invoices = await listComparable(db, organisationId, companyId, asked);
  if (invoices.length <= mostRows) return invoices;
  throw new Problem('invalid_input', 'too_many_invoices_to_compare', { most: mostRows });
}

function stretchOf(days: Stretch | null, { from, to }: Pick<CompareInput, 'from' | 'to'>): Stretch {
  const stretch = { from: from ?? days?.from, to: to ?? days?.to };
  if (stretch.from === undefined || stretch.to === undefined)
    throw new Problem('invalid_input', 'journal_without_dates', {}, { parameter: 'from' });
  if (stretch.from > stretch.to)
    throw new Problem('invalid_input', 'from_after_to', {}, { parameter: 'from' });
  return { from: stretch.from, to: stretch.to };
}

interface Made {
  companyId: string;
  direction: CompareInput['direction'];
  stretch: Stretch;
  headings: Record<string, string>;
  comparison: Comparison;
}

async function record(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  actor: Actor,
  { companyId, direction, stretch, headings, comparison: { rows, outside } }: Made,
  automatic: Automatic | undefined,
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
      companyId,
      direction,
      issuedFrom: stretch.from,
      issuedTo: stretch.to,
      columns: headings,
      counts,
      expiresAt: new Date(at.getTime() + keptForMs),
      automatic: automatic !== undefined,
    };
    if (automatic) await removeReplaced(tx, made);
    const id = await addReconciliation(tx, made, rows, at);
    await automatic?.alsoRecord(tx, id);
    await recordAudit(
      tx,
      organisationId,
      { actor: by, action: 'reconciliation.made', subject: id, detail: counts },
      at,
    );
    return (await findReconciliation(tx, organisationId, id))!;
  });
}
