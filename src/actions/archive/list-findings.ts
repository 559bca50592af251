/** What the archive was found to lack or to differ in and still does, newest first. */
import type { Actor } from '../../accounts/actor.ts';
import {
  type FindingFilter,
  listOpenFindings,
  type OpenFinding,
} from '../../db/archive/integrity-finding.ts';
import type { Db } from '../../db/connection.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';

export async function listOwnFindings(
  deps: { db: Db },
  actor: Actor,
  { limit, cursor, ...filter }: PageRequest & FindingFilter,
): Promise<Page<OpenFinding>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const findings = await listOpenFindings(deps.db, actor.organisationId, { ...filter, ...page });
  return toPage(findings, limit, ({ firstSeen, id }) => ({ at: firstSeen, id }));
}
