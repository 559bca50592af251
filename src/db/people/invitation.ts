/** Invitations: each admits one person, once, within a week. Only the hash of the link's secret is kept. */
import sql, { type Sql } from 'sql-template-tag';
import type { Role } from '../../core/role.ts';
import type { Db } from '../connection.ts';

export interface Invitation {
  id: string;
  organisationId: string;
  organisationName: string;
  /** Lower case. */
  email: string;
  role: Role;
  /** Those that the person will see; null is every company. */
  companies: string[] | null;
  createdAt: Date;
  expiresAt: Date;
}

/** Replaces an open invitation of the same address. The caller holds the organisation's lock, so that two cannot be made at once. */
export async function addInvitation(
  db: Db,
  made: Pick<Invitation, 'organisationId' | 'email' | 'role' | 'companies' | 'expiresAt'> & {
    tokenSha256: Buffer;
    /** The person who invites; null for a program or the operator. */
    createdBy: string | null;
  },
  now: Date,
): Promise<Invitation> {
  await db.query(sql`
    update invitation set revoked_at = ${now}
    where organisation_id = ${made.organisationId} and email = ${made.email} and accepted_at is null
      and revoked_at is null`);
  const { rows } = await db.query<{ id: string }>(sql`
    insert into invitation (organisation_id, email, role, companies, token_sha256, created_at, expires_at, created_by)
    values (${made.organisationId}, ${made.email}, ${made.role}, ${made.companies}, ${made.tokenSha256}, ${now},
      ${made.expiresAt}, ${made.createdBy})
    returning id`);
  return (await findOpenInvitation(db, sql`i.id = ${rows[0]!.id}`, now))!;
}

/** Newest first. */
export async function listOpenInvitations(
  db: Db,
  organisationId: string,
  now: Date,
  limit: number,
): Promise<Invitation[]> {
  const { rows } = await db.query<Invitation>(sql`
    ${select} where i.organisation_id = ${organisationId} and ${isOpen(now)}
    order by i.created_at desc, i.id desc limit ${limit}`);
  return rows;
}

export function findInvitationByToken(
  db: Db,
  tokenSha256: Buffer,
  now: Date,
): Promise<Invitation | undefined> {
  return findOpenInvitation(db, sql`i.token_sha256 = ${tokenSha256}`, now);
}

/** @returns false when it was accepted meanwhile, or is no longer open */
export async function markAccepted(db: Db, id: string, userId: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update invitation i set accepted_at = ${now}, accepted_by = ${userId} where i.id = ${id} and ${isOpen(now)}`);
  return rowCount === 1;
}

/** Undefined when there is no such open invitation. */
export async function revokeInvitation(
  db: Db,
  organisationId: string,
  id: string,
  now: Date,
): Promise<{ email: string; role: Role } | undefined> {
  const { rows } = await db.query<{ email: string; role: Role }>(sql`
    update invitation i set revoked_at = ${now}
    where i.id = ${id} and i.organisation_id = ${organisationId} and ${isOpen(now)} returning i.email, i.role`);
  return rows[0];
}

/** @returns the open ones, as they were */
export async function revokeInvitationsOf(
  db: Db,
  organisationId: string,
  userId: string,
  now: Date,
): Promise<{ id: string; email: string; role: Role }[]> {
  const { rows } = await db.query<{ id: string; email: string; role: Role }>(sql`
    update invitation i set revoked_at = ${now}
    where i.organisation_id = ${organisationId} and i.created_by = ${userId} and ${isOpen(now)}
    returning i.id, i.email, i.role`);
  return rows;
}

async function findOpenInvitation(db: Db, which: Sql, now: Date): Promise<Invitation | undefined> {
  const { rows } = await db.query<Invitation>(sql`${select} where ${which} and ${isOpen(now)}`);
  return rows[0];
}

function isOpen(now: Date): Sql {
  return sql`i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}`;
}

const select = sql`
  select i.id, i.organisation_id, o.name as organisation_name, i.email, i.role, i.companies, i.created_at, i.expires_at
  from invitation i join organisation o on o.id = i.organisation_id`;
