/** Who belongs to the organisation. */
import type { Actor } from '../../accounts/actor.ts';
import type { Person, SignIn } from '../../accounts/sign-in.ts';
import type { Db } from '../../db/connection.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { listMembers, type Member } from '../../db/people/member.ts';

export interface NamedMember extends Member {
  person: Person | undefined;
}

export interface MemberDeps {
  db: Db;
  signIn: Pick<SignIn, 'listUsers'>;
}

export async function listOwnMembers(
  deps: MemberDeps,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<NamedMember>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const found = toPage(await listMembers(deps.db, actor.organisationId, page), limit, (member) => ({
    at: member.joinedAt,
    id: member.id,
  }));
  return { ...found, data: await nameMembers(deps, found.data) };
}

/** @returns in their order */
export async function nameMembers({ signIn }: MemberDeps, members: Member[]): Promise<NamedMember[]> {
  const people = await signIn.listUsers(members.map(({ userId }) => userId));
  const byId = new Map(people.map((person) => [person.id, person]));
  return members.map((member) => ({ ...member, person: byId.get(member.userId) }));
}
