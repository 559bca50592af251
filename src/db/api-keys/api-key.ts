/** API keys: stored and found by their SHA-256. The key itself is shown once, to the person who created it. */
import sql, { raw } from 'sql-template-tag';
import type { Scope } from '../../core/scope.ts';
import { type Db, prepared } from '../connection.ts';

export interface ApiKey {
  id: string;
  organisationId: string;
  name: string;
  scope: Scope;
  /** Those that it may see; null is every company. */
  companies: string[] | null;
  /** The key's first characters, by which a person recognises it. */
  hint: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

export interface NewApiKey {
  organisationId: string;
  name: string;
  scope: Scope;
  companies: string[] | null;
  sha256: Buffer;
  hint: string;
  expiresAt: Date | null;
  /** The person who made it; null for a program or the operator. */
  createdBy: string | null;
}

const columns = raw(
  'id, organisation_id, name, scope, companies, hint, created_at, expires_at, revoked_at, last_used_at',
);

export async function addApiKey(db: Db, key: NewApiKey, now: Date): Promise<ApiKey> {
  const { rows } = await db.query<ApiKey>(sql`
    insert into api_key (organisation_id, name, scope, companies, sha256, hint, created_at, expires_at, created_by)
    values (${key.organisationId}, ${key.name}, ${key.scope}, ${key.companies}, ${key.sha256}, ${key.hint}, ${now},
      ${key.expiresAt}, ${key.createdBy})
    returning ${columns}`);
  return rows[0]!;
}

/** A key that opens something: neither revoked nor expired. */
export interface CallingKey extends Pick<ApiKey, 'id' | 'organisationId' | 'scope' | 'companies'> {
  /** Its last use was written a minute ago or never. */
  touchDue: boolean;
}

/**
 * For the statements that answer a call and look up its key at once, of rows of `api_key k`; $1 holds the keys' SHA-256
 * and $2 is the time. Found by the unique index; the timing reveals nothing useful, because a client cannot choose the hash.
 */
export const callingKey = {
  columns: `k.id, k.organisation_id, k.scope, k.companies,
    coalesce(k.last_used_at <= $2::timestamptz - interval '1 minute', true) as touch_due`,
  isCalling:
    'k.sha256 = any($1::bytea[]) and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)',
};

const findCalling = `select k.sha256, ${callingKey.columns} from api_key k where ${callingKey.isCalling}`;

/** One statement for all that call at once. */
export async function findCallingKeys(
  db: Db,
  keys: Buffer[],
  now: Date,
): Promise<(CallingKey & { sha256: Buffer })[]> {
  const statement = { text: findCalling, values: [keys, now] };
  const { rows } = await db.query<CallingKey & { sha256: Buffer }>(prepared('find-calling-keys', statement));
  return rows;
}

/** Newest first, without the revoked ones. */
export async function listApiKeys(db: Db, organisationId: string): Promise<ApiKey[]> {
  const { rows } = await db.query<ApiKey>(sql`
    select ${columns} from api_key where organisation_id = ${organisationId} and revoked_at is null
    order by created_at desc, id desc`);
  return rows;
}

/** Undefined where it is revoked. */
export async function findApiKey(db: Db, organisationId: string, id: string): Promise<ApiKey | undefined> {
  const { rows } = await db.query<ApiKey>(sql`
    select ${columns} from api_key where id = ${id} and organisation_id = ${organisationId} and revoked_at is null`);
  return rows[0];
}

export async function limitApiKey(
  db: Db,
  organisationId: string,
  id: string,
  companies: string[] | null,
): Promise<ApiKey> {
  const { rows } = await db.query<ApiKey>(sql`
    update api_key set companies = ${companies} where id = ${id} and organisation_id = ${organisationId}
    returning ${columns}`);
  return rows[0]!;
}

export async function revokeApiKey(db: Db, organisationId: string, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update api_key set revoked_at = ${now}
    where id = ${id} and organisation_id = ${organisationId} and revoked_at is null`);
  return rowCount === 1;
}

export async function touchApiKey(db: Db, id: string, now: Date): Promise<void> {
  await db.query(sql`
    update api_key set last_used_at = ${now}
    where id = ${id} and (last_used_at is null or last_used_at <= ${now}::timestamptz - interval '1 minute')`);
}

/** @returns the ids of those that were open */
export async function revokeApiKeysOf(
  db: Db,
  organisationId: string,
  userId: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    update api_key set revoked_at = ${now}
    where organisation_id = ${organisationId} and created_by = ${userId} and revoked_at is null returning id`);
  return rows.map(({ id }) => id);
}
