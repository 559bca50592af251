/** Compares the journal of an accounting program with what the SPV has of a company: what is in both, what differs, what only one has. */

import type { Actor } from '../../accounts/actor.ts';
import { addDays } from '../../core/calendar.ts';
import { dayMs } from '../../core/durations.ts';
import { Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { saveJournalTemplate } from '../../db/reconciliation/journal-template.ts';
import {
  addReconciliation,
  countReconciliations,
  findReconciliation,
  type Reconciliation,
  type ReconciliationCounts,
} from '../../db/reconciliation/reconciliation.ts';
import { type ComparableInvoice, listComparable } from '../../db/reconciliation/reconciliation-source.ts';
import type { Comparison, Stretch } from '../../reconciliation/compare.ts';
import type { Columns } from '../../reconciliation/guess-columns.ts';
import type { JournalLayout } from '../../reconciliation/read-journal.ts';
import { auditActor } from '../audit/audit-actor.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import {
  columnsProblem,
  noEntriesProblem,
  otherDirectionProblem,
  unsureProblem,
} from './journal-problems.ts';
import { mostRows, withJournal } from './with-journal.ts';

export interface ReconcileInput {
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
  file: Buffer;
}

const reconciliationsAMinute = 6;
const keptForMs = 30 * dayMs;
/** Each may have as many rows as its journal: comparisons that are never looked at must not fill the database. */
const mostKept = 100;
/** A journal may have another day, or the next month: an invoice is looked for so far around the stretch. */
const aroundDays = 62;

/** @throws Problem not_found, too_many_requests, conflict when too many are kept, invalid_input, malformed_body, unavailable */
export async function reconcile(ctx: Ctx, actor: Actor, input: ReconcileInput): Promise<Reconciliation> {
  const { organisationId } = actor;
  await checkRateLimit(ctx, {
    holder: `reconcile:${organisationId}`,
    limit: reconciliationsAMinute,
    windowMs: 60_000,
    refusal: ['reconciliations', { limit: reconciliationsAMinute }],
  });
  return withJournal(ctx, actor, input, async ({ journal, layout, template, templateKey }) => {
    if ((await countReconciliations(ctx.db, organisationId, mostKept)) === mostKept) throw tooMany();
    const direction = directionOf(input, layout);
    const reading = await journal.read(columnsOf(input, template, layout));
    if (!reading.ok) throw columnsProblem(reading);
    if (input.columns) await saveJournalTemplate(ctx.db, templateKey, input.columns, ctx.now());
    if (reading.entries === 0) throw noEntriesProblem(reading);
    const stretch = stretchOf(reading.days, input);
    const invoices = await listInvoicesAround(ctx, organisationId, { ...input, direction, stretch });
    const comparison = await journal.compare(invoices, { ...stretch, tolerance: input.tolerance });
    const { headings } = reading;
    return record(ctx, actor, { companyId: input.companyId, direction, stretch, headings, comparison });
  });
}

/** Where there is a doubt a person is asked, and what they say holds for the next file of the kind. */
function columnsOf({ columns }: ReconcileInput, template: Columns | null, layout: JournalLayout): Columns {
  const chosen = columns ?? template;
  if (chosen) return chosen;
  const { guess } = layout;
  if (guess.missing.length > 0 || guess.doubts.length > 0) throw unsureProblem(layout);
  return guess.columns;
}

function directionOf({ direction }: ReconcileInput, layout: JournalLayout): ReconcileInput['direction'] {
  const own = layout.direction;
  if (direction !== null && own?.titled && own.direction !== direction)
    throw otherDirectionProblem(own.direction);
  return direction ?? own?.direction ?? null;
}

async function listInvoicesAround(
  { db }: Ctx,
  organisationId: string,
  {
    companyId,
    direction,
    stretch,
  }: { companyId: string; direction: ReconcileInput['direction']; stretch: Stretch },
): Promise<ComparableInvoice[]> {
  const around = { from: addDays(stretch.from, -aroundDays), to: addDays(stretch.to, aroundDays) };
  const asked = { direction, ...around, limit: mostRows };
  const invoices = await listComparable(db, organisationId, companyId, asked);
  if (invoices.length <= mostRows) return invoices;
  throw new Problem('invalid_input', 'too_many_invoices_to_compare', { most: mostRows });
}

function tooMany(): Problem {
  return new Problem('conflict', 'too_many_reconciliations', { most: mostKept });
}

function stretchOf(days: Stretch | null, { from, to }: Pick<ReconcileInput, 'from' | 'to'>): Stretch {
  const stretch = { from: from ?? days?.from, to: to ?? days?.to };
  if (stretch.from === undefined || stretch.to === undefined)
    throw new Problem('invalid_input', 'journal_without_dates', {}, { parameter: 'from' });
  if (stretch.from > stretch.to)
    throw new Problem('invalid_input', 'from_after_to', {}, { parameter: 'from' });
  return { from: stretch.from, to: stretch.to };
}

interface Made {
  companyId: string;
  direction: ReconcileInput['direction'];
  stretch: Stretch;
  headings: Record<string, string>;
  comparison: Comparison;
}

async function record(
  { db, now }: Ctx,
  actor: Actor,
  { companyId, direction, stretch, headings, comparison: { rows, outside } }: Made,
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
