/** What the archive was found to lack or to differ in and still does, newest first. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import {
  type FindingFilter,
  hasFinding,
  listOpenFindings,
  type OpenFinding,
} from '../../db/archive/integrity-finding.ts';
import { type FindingAnswer, listAnswers } from '../../db/completeness/list-comparison.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

export async function listFindings(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor, ...filter }: PageRequest & FindingFilter,
): Promise<Page<OpenFinding>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const findings = await listOpenFindings(ctx.db, actor.organisationId, { ...filter, ...page });
  return toPage(findings, limit, ({ firstSeen, id }) => ({ at: firstSeen, id }));
}

/** What ANAF answered when the finding was first seen; empty for a finding about the archive. */
export async function listFindingAnswers(
  ctx: Ctx,
  actor: Actor,
  findingId: string,
): Promise<FindingAnswer[]> {
  const { organisationId } = actor;
  if (!(await hasFinding(ctx.db, organisationId, findingId))) throw notFound('finding');
  return listAnswers(ctx.db, organisationId, findingId);
}
