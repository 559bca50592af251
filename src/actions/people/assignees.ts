/** Who work can be given to: the members, by name. Their addresses and roles are for those who administer the organisation. */
import type { Actor } from '../../accounts/actor.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { listMembers } from '../../db/people/member.ts';
import type { Ctx } from '../context.ts';

export interface Assignee {
  /** Of the member. */
  id: string;
  name: string;
  you: boolean;
}

export async function listAssignees(
  ctx: Pick<Ctx, 'db' | 'signIn'>,
  actor: Pick<Actor, 'organisationId' | 'kind'> & { userId?: string },
  { limit, cursor }: PageRequest,
): Promise<Page<Assignee>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const members = await listMembers(ctx.db, actor.organisationId, page);
  const found = toPage(members, limit, ({ joinedAt, id }) => ({ at: joinedAt, id }));
  const people = await ctx.signIn.listUsers(found.data.map(({ userId }) => userId));
  const names = new Map(people.map(({ id, name, email }) => [id, name || email]));
  const data = found.data.map(({ id, userId }) => ({
    id,
    name: names.get(userId) ?? userId,
    you: userId === actor.userId,
  }));
  return { ...found, data };
}

/** By member's id, for files that are handed on. */
export async function nameMembers(
  ctx: Pick<Ctx, 'db' | 'signIn'>,
  organisationId: string,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await listAssignees(ctx, { kind: 'operator', organisationId }, { limit: 200, cursor });
    for (const { id, name } of page.data) names.set(id, name);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return names;
}
