/** Members of organisations and their roles. Knows people by the id that the sign-in library gives them. */
import sql from 'sql-template-tag';
import type { Role } from '../../core/role.ts';
import type { Db } from '../connection.ts';
import type { Position } from '../page.ts';

export interface Membership {
  organisationId: string;
  organisationName: string;
  memberId: string;
  role: Role;
  /** Those that the member may see; null is every company. */
  companies: string[] | null;
  /** Whether the organisation asks its members for one. */
  needsSecondFactor: boolean;
}

export interface Member {
  id: string;
  userId: string;
  role: Role;
  /** Those that the member may see; null is every company. */
  companies: string[] | null;
  joinedAt: Date;
}

/** @returns the member's id */
export async function addMember(
  db: Db,
  member: { organisationId: string; userId: string; role: Role; companies?: string[] | null },
  now: Date,
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(sql`
    insert into member (organisation_id, user_id, role, companies, created_at)
    values (${member.organisationId}, ${member.userId}, ${member.role}, ${member.companies ?? null}, ${now})
    on conflict (organisation_id, user_id) do update set role = excluded.role, companies = excluded.companies
    returning id`);
  return rows[0]!.id;
}

/** The organisations of a person, oldest membership first. */
export async function listMemberships(db: Db, userId: string): Promise<Membership[]> {
  const { rows } = await db.query<Membership>(sql`
    select m.organisation_id, o.name as organisation_name, m.id as member_id, m.role, m.companies, o.needs_second_factor
    from member m join organisation o on o.id = m.organisation_id
    where m.user_id = ${userId} order by m.created_at, m.organisation_id`);
  return rows;
}

/** Oldest first. */
export async function listMembers(
  db: Db,
  organisationId: string,
  page: { limit: number; after?: Position },
): Promise<Member[]> {
  const after = page.after ?? { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
  const { rows } = await db.query<Member>(sql`
    select id, user_id, role, companies, created_at as joined_at from member
    where organisation_id = ${organisationId} and (created_at, id) > (${after.at}, ${after.id}::uuid)
    order by created_at, id limit ${page.limit}`);
  return rows;
}

export async function findMember(db: Db, organisationId: string, id: string): Promise<Member | undefined> {
  const { rows } = await db.query<Member>(sql`
    select id, user_id, role, companies, created_at as joined_at from member where organisation_id = ${organisationId} and id = ${id}`);
  return rows[0];
}

/** Whether it is one, and stays one until the transaction ends. */
export async function lockMember(db: Db, organisationId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    select from member where organisation_id = ${organisationId} and id = ${id} for key share`);
  return rowCount === 1;
}

export async function findMemberByUser(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<Member | undefined> {
  const { rows } = await db.query<Member>(sql`
    select id, user_id, role, companies, created_at as joined_at from member
    where organisation_id = ${organisationId} and user_id = ${userId}`);
  return rows[0];
}

export async function changeMember(
  db: Db,
  organisationId: string,
  { id, role, companies }: Pick<Member, 'id' | 'role' | 'companies'>,
): Promise<void> {
  await db.query(sql`
    update member set role = ${role}, companies = ${companies}
    where organisation_id = ${organisationId} and id = ${id}`);
}

export async function removeMember(db: Db, organisationId: string, id: string): Promise<void> {
  await db.query(sql`delete from member where organisation_id = ${organisationId} and id = ${id}`);
}

export async function countOwners(db: Db, organisationId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from member where organisation_id = ${organisationId} and role = 'owner'`);
  return rows[0]!.n;
}

/** Whether there is any member: if not, the installation waits for its setup. */
export async function hasMembers(db: Db): Promise<boolean> {
  const { rowCount } = await db.query(sql`select 1 from member limit 1`);
  return rowCount === 1;
}

/** What lets others in, or tells them, and was made by these people, as far as it is open. */
export interface MadeByMember {
  userId: string;
  apiKeys: number;
  invitations: number;
  tokenLinks: number;
  /** For clients, that wait for an answer. */
  approvalLinks: number;
  /** That are switched on. */
  webhooks: number;
  /** That documents are delivered to. */
  destinations: number;
}

export async function countMade(
  db: Db,
  organisationId: string,
  userIds: string[],
  now: Date,
): Promise<MadeByMember[]> {
  const { rows } = await db.query<MadeByMember>(sql`
    select u.id as user_id,
      (select count(*) from api_key k where k.organisation_id = ${organisationId} and k.created_by = u.id
        and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})) as api_keys,
      (select count(*) from invitation i where i.organisation_id = ${organisationId} and i.created_by = u.id
        and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}) as invitations,
      (select count(*) from token_link l where l.organisation_id = ${organisationId} and l.created_by = u.id
        and l.used_at is null and l.revoked_at is null and l.expires_at > ${now}) as token_links,
      (select count(*) from webhook w where w.organisation_id = ${organisationId} and w.created_by = u.id
        and w.state = 'active' and w.removed_at is null) as webhooks,
      (select count(*) from approval_link a where a.organisation_id = ${organisationId} and a.created_by = u.id
        and a.answer is null and a.revoked_at is null and a.expires_at > ${now}) as approval_links,
      (select count(*) from destination d where d.organisation_id = ${organisationId} and d.created_by = u.id
        and d.state = 'active' and d.removed_at is null) as destinations
    from unnest(${userIds}::text[]) as u(id)`);
  return rows;
}
