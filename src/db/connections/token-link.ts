/** Links by which a certificate holder outside the organisation authorises: each connects once, within an hour. Keeps only hashes. */
import sql, { type Sql } from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export interface TokenLink {
  id: string;
  organisationId: string;
  /** The organisation that asks. */
  organisationName: string;
  /** For whom, as its creator wrote it. */
  note: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
  /** The connection that was made by it. */
  connectionId: string | null;
}

export async function addTokenLink(
  db: Db,
  made: {
    organisationId: string;
    note: string | null;
    tokenSha256: Buffer;
    expiresAt: Date;
    createdBy: string | null;
  },
  now: Date,
): Promise<TokenLink> {
  const { rows } = await db.query<{ id: string }>(sql`
    insert into token_link (organisation_id, note, token_sha256, created_at, expires_at, created_by)
    values (${made.organisationId}, ${made.note}, ${made.tokenSha256}, ${now}, ${made.expiresAt},
      ${made.createdBy}) returning id`);
  const { rows: found } = await db.query<TokenLink>(sql`${select} where l.id = ${rows[0]!.id}`);
  return found[0]!;
}

export async function countActiveLinks(db: Db, organisationId: string, now: Date): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from token_link l where l.organisation_id = ${organisationId} and ${isActive(now)}`);
  return rows[0]!.n;
}

export async function listTokenLinks(
  db: Db,
  organisationId: string,
  page: { limit: number; after?: Position },
): Promise<TokenLink[]> {
  return newestFirst<TokenLink>(db, page, {
    select: sql`${select} where l.organisation_id = ${organisationId}`,
    at: sql`l.created_at`,
    id: sql`l.id`,
  });
}

export async function findActiveLink(db: Db, tokenSha256: Buffer, now: Date): Promise<TokenLink | undefined> {
  const { rows } = await db.query<TokenLink>(sql`
    ${select} where l.token_sha256 = ${tokenSha256} and ${isActive(now)}`);
  return rows[0];
}

/** @returns false when there is no such active link */
export async function revokeTokenLink(
  db: Db,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update token_link l set revoked_at = ${now}
    where l.id = ${id} and l.organisation_id = ${organisationId} and ${isActive(now)}`);
  return rowCount === 1;
}

/** Claims it for one attempt; no other attempt can claim it until it is given back. @returns false when it is not active */
export async function claimTokenLink(db: Db, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update token_link l set used_at = ${now} where l.id = ${id} and ${isActive(now)}`);
  return rowCount === 1;
}

/** @returns the ids of those that were active */
export async function revokeTokenLinksOf(
  db: Db,
  organisationId: string,
  userId: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    update token_link l set revoked_at = ${now}
    where l.organisation_id = ${organisationId} and l.created_by = ${userId} and ${isActive(now)} returning l.id`);
  return rows.map(({ id }) => id);
}

/** The attempt failed: its holder may try again. */
export async function giveBackTokenLink(db: Db, id: string): Promise<void> {
  await db.query(sql`update token_link set used_at = null where id = ${id} and connection_id is null`);
}

export async function recordLinkUsed(db: Db, id: string, connectionId: string): Promise<void> {
  await db.query(sql`update token_link set connection_id = ${connectionId} where id = ${id}`);
}

function isActive(now: Date): Sql {
  return sql`l.used_at is null and l.revoked_at is null and l.expires_at > ${now}`;
}

const select = sql`
  select l.id, l.organisation_id, o.name as organisation_name, l.note, l.created_at, l.expires_at, l.used_at,
    l.revoked_at, l.connection_id
  from token_link l join organisation o on o.id = l.organisation_id`;
