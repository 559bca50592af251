/** Closes a month of one, several or all companies, and opens it again. Records who, when, the archive's head, signed, and the counts; never closes in silence what is open. */
import type { Actor } from '../../accounts/actor.ts';
import { canonicalJson, type Json } from '../../core/canonical-json.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { messagesOf, missingOf, monthStateOf, openOf } from '../../core/month.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { listCompanyIds } from '../../db/companies/company.ts';
import { countUndatedOpen, listMonths, type MonthRow } from '../../db/completeness/month.ts';
import {
  type AddedClosing,
  addClosings,
  type ClosingStatement,
  findClosingStatement,
  keepClosingStatements,
  reopenClosings,
} from '../../db/completeness/month-closing.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { headsSigner } from '../../integrity/make-heads-statement.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export const closeOutcomes = ['closed', 'already_closed', 'missing', 'uncovered'] as const;

export interface CloseOutcome {
  companyId: string;
  cif: string;
  name: string | null;
  /** `missing` and `uncovered`: not closed, because that is to be confirmed first. */
  outcome: (typeof closeOutcomes)[number];
  missing: number;
  /** Of them, what may still be downloaded. */
  pending: number;
  /** Messages without a readable time, which may belong to any month. */
  undated: number;
}

export interface MonthsAsked {
  companies: string[] | 'all';
  month: string;
}

/** @throws Problem invalid_input while the month is not over */
export async function closeMonths(
  ctx: Ctx,
  actor: Actor,
  { companies, month, confirmed }: MonthsAsked & { confirmed: boolean },
): Promise<CloseOutcome[]> {
  const now = ctx.now();
  const { organisationId } = actor;
  return inTransaction(ctx.db, async (tx) => {
    const companyIds = companies === 'all' ? await listCompanyIds(tx, organisationId) : companies;
    // What is listed between this look and the closing is more than was counted, and so arrived after it.
    const rows = await listMonths(tx, organisationId, { companyIds, from: month, to: month }, now);
    if (rows.some(({ over }) => !over))
      throw new Problem('invalid_input', 'month_not_over', { month }, { parameter: 'month' });
    const undated = await countUndatedOpen(tx, organisationId, companyIds);
    const found = rows.map((row) => ({ row, undated: undated.get(row.companyId) ?? 0 }));
    const chosen = found.filter(({ row, undated }) => mayClose(row, undated, confirmed));
    const again = chosen.filter(({ row }) => row.closedAt !== null).map(({ row }) => row.companyId);
    await reopenClosings(tx, organisationId, again, month, now);
    const by = auditActor(actor);
    const added = await addClosings(
      tx,
      organisationId,
      by,
      chosen.map(({ row }) => closingOf(row)),
      now,
    );
    if (added.length > 0) await signClosings(ctx, tx, { organisationId, month, added, now });
    const closed = new Set(added.map(({ companyId }) => companyId));
    if (closed.size > 0) {
      const subject = closed.size === 1 ? added[0]!.companyId : organisationId;
      const detail = { month, companies: closed.size, confirmed };
      await recordAudit(tx, organisationId, { actor: by, action: 'month.closed', subject, detail }, now);
    }
    return found.map(({ row, undated }) => outcomeOf(row, undated, closed));
  });
}

/** One document for each, so that a company's pack says nothing of the others. */
async function signClosings(
  { vault }: Pick<Ctx, 'vault'>,
  tx: Db,
  {
    organisationId,
    month,
    added,
    now,
  }: { organisationId: string; month: string; added: AddedClosing[]; now: Date },
): Promise<void> {
  const sign = await headsSigner({ db: tx, vault, now: () => now }, organisationId);
  const statements = added.map(({ id, companyId, ...chain }) => ({
    id,
    statement: canonicalJson(sign([{ ...chain, id: companyId, organisationId }], month) as unknown as Json),
  }));
  await keepClosingStatements(tx, statements);
}

/** @throws Problem not_found */
export async function getClosingStatement(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { id }: { id: string },
): Promise<ClosingStatement> {
  const found = await findClosingStatement(ctx.db, actor.organisationId, id);
  if (!found) throw notFound('statement');
  return found;
}

/** @returns how many months were closed and are open now */
export async function reopenMonths(
  ctx: Ctx,
  actor: Actor,
  { companies, month }: MonthsAsked,
): Promise<{ reopened: number }> {
  const now = ctx.now();
  const { organisationId } = actor;
  return inTransaction(ctx.db, async (tx) => {
    const companyIds = companies === 'all' ? await listCompanyIds(tx, organisationId) : companies;
    const reopened = await reopenClosings(tx, organisationId, companyIds, month, now);
    if (reopened.length > 0) {
      const subject = reopened.length === 1 ? reopened[0]! : organisationId;
      const detail = { month, companies: reopened.length };
      const by = auditActor(actor);
      await recordAudit(tx, organisationId, { actor: by, action: 'month.reopened', subject, detail }, now);
    }
    return { reopened: reopened.length };
  });
}

/** A closed month to which something came is closed once more, with the counts of now. */
function mayClose(row: MonthRow, undated: number, confirmed: boolean): boolean {
  if (monthStateOf(row) === 'closed') return false;
  return confirmed || (openOf(row) === null && undated === 0);
}

function closingOf(row: MonthRow) {
  const { companyId, month, coverage } = row;
  const { received, sent, refused, other, pending, expired, closed, unproven, unread, reconciled, booked } =
    row;
  const counts = {
    ...{ received, sent, refused, other, pending, expired, closed, unproven },
    ...{ unread, reconciled, booked },
  };
  return { companyId, month, messages: messagesOf(row), counts, covered: coverage === 'whole' };
}

function outcomeOf(row: MonthRow, undated: number, closed: Set<string>): CloseOutcome {
  const { companyId, cif, name, pending } = row;
  const open = openOf(row) ?? (undated > 0 ? 'missing' : null);
  const outcome = closed.has(companyId)
    ? 'closed'
    : monthStateOf(row) === 'closed'
      ? 'already_closed'
      : (open ?? 'already_closed');
  return { companyId, cif, name, outcome, missing: missingOf(row), pending, undated };
}
