/** Who belongs to the organisation. */
import type { Actor } from '../../accounts/actor.ts';
import type { Person } from '../../accounts/sign-in.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { listMembers, type Member } from '../../db/people/member.ts';
import type { Ctx } from '../context.ts';

export interface NamedMember extends Member {
  person: Person | undefined;
}

export async function listOwnMembers(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<NamedMember>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const found = toPage(await listMembers(ctx.db, actor.organisationId, page), limit, (member) => ({
    at: member.joinedAt,
    id: member.id,
  }));
  return { ...found, data: await nameMembers(ctx, found.data) };
}

/** @returns in their order */
export async function nameMembers({ signIn }: Ctx, members: Member[]): Promise<NamedMember[]> {
  const people = await signIn.listUsers(members.map(({ userId }) => userId));
  const byId = new Map(people.map((person) => [person.id, person]));
  return members.map((member) => ({ ...member, person: byId.get(member.userId) }));
}
