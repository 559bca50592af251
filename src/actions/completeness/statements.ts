/** Statements of completeness: made and signed, listed, handed out as they were signed; and the keys that sign them. */
import type { Actor } from '../../accounts/actor.ts';
import { bucharestDay } from '../../core/bucharest.ts';
import { daysBetween } from '../../core/calendar.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { longestPeriod } from '../../core/statement.ts';
import {
  findStatement,
  type StatementFilter,
  type StatementRow,
  listStatements as selectStatements,
} from '../../db/completeness/statement.ts';
import { type SigningKey, listSigningKeys as selectKeys } from '../../db/installation/signing-key.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { type IssueCtx, issueStatement } from '../../integrity/issue-statement.ts';
import type { Language } from '../../text/language.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { orProblem } from '../invoices/render-invoice.ts';

export interface WantedStatement {
  companyId: string;
  /** Romanian days, both included. */
  firstDay: string;
  lastDay: string;
}

/** @throws Problem not_found, invalid_input */
export async function makeStatement(
  ctx: IssueCtx,
  actor: Actor,
  { companyId, firstDay, lastDay }: WantedStatement,
): Promise<StatementRow> {
  const { organisationId } = actor;
  if (firstDay > lastDay || lastDay > bucharestDay(ctx.now()))
    throw new Problem('invalid_input', 'statement_period', {}, { parameter: 'lastDay' });
  if (daysBetween(firstDay, lastDay) >= longestPeriod)
    throw new Problem(
      'invalid_input',
      'statement_too_long',
      { most: longestPeriod },
      { parameter: 'lastDay' },
    );
  const signed = await issueStatement(
    ctx,
    { organisationId, companyId, firstDay, lastDay },
    auditActor(actor),
  );
  if (!signed) throw notFound('company');
  return (await findStatement(ctx.db, organisationId, signed.document.id))!;
}

export async function listStatements(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { limit, cursor, companyId }: PageRequest & StatementFilter,
): Promise<Page<StatementRow>> {
  const page = { companyId, limit: limit + 1, after: readCursor(cursor) };
  const rows = await selectStatements(ctx.db, actor.organisationId, page);
  return toPage(rows, limit, ({ madeAt, id }) => ({ at: madeAt, id }));
}

/** @throws Problem not_found */
export async function getStatement(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { id }: { id: string },
): Promise<StatementRow & { content: string }> {
  const found = await findStatement(ctx.db, actor.organisationId, id);
  if (!found) throw notFound('statement');
  return found;
}

/** The current one first. They are the installation's, and the same for all organisations. */
export function listSigningKeys(ctx: Pick<Ctx, 'db'>): Promise<SigningKey[]> {
  return selectKeys(ctx.db);
}

/** The certificate that people read: the statement on one page, with the signed JSON attached (PDF/A-3b). */
export async function renderStatement(
  ctx: Pick<Ctx, 'db' | 'render'>,
  actor: Actor,
  { id, language }: { id: string; language: Language },
  signal?: AbortSignal,
): Promise<StatementRow & { bytes: Buffer }> {
  const { content, ...found } = await getStatement(ctx, actor, { id });
  return { ...found, bytes: await orProblem(ctx.render.pdf({ signed: content, language }, signal)) };
}
