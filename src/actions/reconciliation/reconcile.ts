/** Sets the journal of an accounting program beside what the SPV has of a company: what is in both, what differs, what only one has. */
import type { Actor } from '../../accounts/actor.ts';
import { addDays } from '../../core/calendar.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { findCompany } from '../../db/companies/company.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  addReconciliation,
  countReconciliations,
  findReconciliation,
  type Reconciliation,
  type ReconciliationCounts,
} from '../../db/reconciliation/reconciliation.ts';
import { listComparable } from '../../db/reconciliation/reconciliation-source.ts';
import type { Comparison, Stretch } from '../../reconciliation/compare.ts';
import type { ReadAnswer } from '../../reconciliation/journal-thread.ts';
import { JournalError, openJournal } from '../../reconciliation/open-journal.ts';
import { auditActor } from '../audit/audit-actor.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';

export interface ReconcileInput {
  companyId: string;
  /** Null: both. */
  direction: 'received' | 'sent' | null;
  /** Days of issue; without them the journal's own first and last. */
  from?: string;
  to?: string;
  /** Of totals, a decimal string. */
  tolerance: string;
  file: Buffer;
}

const mostRows = 200_000;
const reconciliationsAMinute = 6;
const keptForMs = 30 * 86_400_000;
/** Each may have as many rows as its journal: what nobody looks at must not fill the database. */
const mostKept = 100;
/** A journal may have another day, or the next month: an invoice is looked for so far around the stretch. */
const aroundDays = 62;

/** @throws Problem not_found, too_many_requests, conflict when too many are kept, invalid_input, malformed_body, unavailable */
export async function reconcile(ctx: Ctx, actor: Actor, input: ReconcileInput): Promise<Reconciliation> {
  const { organisationId } = actor;
  const { companyId, direction, tolerance } = input;
  if (!(await findCompany(ctx.db, organisationId, companyId))) throw notFound('company');
  await checkRateLimit(ctx, {
    holder: `reconcile:${organisationId}`,
    limit: reconciliationsAMinute,
    windowMs: 60_000,
    refusal: ['reconciliations', { limit: reconciliationsAMinute }],
  });
  if ((await countReconciliations(ctx.db, organisationId, mostKept)) === mostKept) throw tooMany();
  try {
    await using journal = await openJournal(input.file, mostRows);
    const { headings, days } = judge(journal.reading);
    const stretch = stretchOf(days, input);
    const around = { from: addDays(stretch.from, -aroundDays), to: addDays(stretch.to, aroundDays) };
    const asked = { direction, ...around, limit: mostRows };
    const invoices = await listComparable(ctx.db, organisationId, companyId, asked);
    if (invoices.length > mostRows)
      throw new Problem('invalid_input', 'too_many_invoices_to_compare', { most: mostRows });
    const comparison = await journal.compare(invoices, { ...stretch, tolerance });
    return await record(ctx, actor, { input, stretch, headings, comparison });
  } catch (error) {
    throw error instanceof JournalError ? notCompared(error) : error;
  }
}

function tooMany(): Problem {
  return new Problem('conflict', 'too_many_reconciliations', { most: mostKept });
}

function notCompared(error: JournalError): Problem {
  if (error.code === 'too_heavy') return new Problem('invalid_input', 'journal_too_complex', {});
  return new Problem('unavailable', 'reconciliation_busy', {}, { retryAfterSeconds: 10 }, error);
}

function judge(reading: ReadAnswer): Extract<ReadAnswer, { ok: true }> {
  if (reading.ok) {
    if (reading.entries > 0) return reading;
    throw new Problem(
      'invalid_input',
      'journal_no_rows',
      {},
      {
        columns: reading.headings,
        unread: reading.unread,
      },
    );
  }
  switch (reading.fault) {
    case 'no_columns':
      throw new Problem(
        'invalid_input',
        'journal_no_columns',
        { missing: reading.missing },
        { missing: reading.missing, seen: reading.seen.slice(0, 50) },
      );
    case 'too_many_rows':
      throw new Problem('invalid_input', 'journal_too_many_rows', { most: mostRows });
    case 'too_large':
      throw new Problem('invalid_input', 'journal_too_large', {});
    case 'malformed':
      throw new Problem('malformed_body', 'csv', {});
    case 'not_a_table':
      throw new Problem('malformed_body', 'not_a_table', {});
  }
}

function stretchOf(days: Stretch | null, { from, to }: Pick<ReconcileInput, 'from' | 'to'>): Stretch {
  const stretch = { from: from ?? days?.from, to: to ?? days?.to };
  if (stretch.from === undefined || stretch.to === undefined)
    throw new Problem(
      'invalid_input',
      'journal_without_dates',
      {},
      {
        parameter: 'from',
      },
    );
  if (stretch.from > stretch.to)
    throw new Problem('invalid_input', 'from_after_to', {}, { parameter: 'from' });
  return { from: stretch.from, to: stretch.to };
}

interface Made {
  input: ReconcileInput;
  stretch: Stretch;
  headings: Record<string, string>;
  comparison: Comparison;
}

async function record(
  { db, now }: Ctx,
  actor: Actor,
  { input, stretch, headings, comparison: { rows, outside } }: Made,
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
