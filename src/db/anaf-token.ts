/** The tokens of a connection to ANAF, sealed: read, replaced and marked by whoever calls with them. Opens nothing. */
import sql from 'sql-template-tag';
import type { Db } from './connection.ts';

export interface SealedTokens {
  connectionId: string;
  organisationId: string;
  accessToken: Buffer;
  accessExpiresAt: Date;
  accessRefusedAt: Date | null;
  refreshToken: Buffer | null;
  refreshIssuedAt: Date | null;
  /** Kept until the new one has worked once. */
  previousRefreshToken: Buffer | null;
  refreshRefusedAt: Date | null;
}

export async function findTokens(db: Db, connectionId: string): Promise<SealedTokens | undefined> {
  const { rows } = await db.query<Row>(sql`
    select * from anaf_connection where id = ${connectionId} and removed_at is null`);
  return rows[0] && toTokens(rows[0]);
}

/** Two that refresh at once could lose the newest pair: the second waits here, and finds the first one's tokens. */
export async function lockTokens(db: Db, connectionId: string): Promise<SealedTokens | undefined> {
  const { rows } = await db.query<Row>(sql`
    select * from anaf_connection where id = ${connectionId} and removed_at is null for no key update`);
  return rows[0] && toTokens(rows[0]);
}

/** To be committed before the new pair is used. Without a new refresh token the one in use goes on. */
export async function recordRefreshedTokens(
  db: Db,
  connectionId: string,
  tokens: { accessToken: Buffer; accessExpiresAt: Date; refreshToken: Buffer | null },
  now: Date,
): Promise<void> {
  const rotated = tokens.refreshToken !== null;
  await db.query(sql`
    update anaf_connection set
      access_token = ${tokens.accessToken}, access_expires_at = ${tokens.accessExpiresAt}, access_refused_at = null,
      previous_refresh_token = case when ${rotated} then refresh_token else previous_refresh_token end,
      refresh_token = coalesce(${tokens.refreshToken}, refresh_token),
      refresh_issued_at = case when ${rotated} then ${now} else refresh_issued_at end,
      refresh_refused_at = null, refresh_failed_at = null, refresh_failure = null
    where id = ${connectionId} and removed_at is null`);
}

/** The newest refresh token has worked: the one before it is not needed any more. */
export async function forgetPreviousRefreshToken(db: Db, connectionId: string): Promise<void> {
  await db.query(sql`
    update anaf_connection set previous_refresh_token = null
    where id = ${connectionId} and previous_refresh_token is not null`);
}

/** ANAF answered 401 to this access token; not when another process has replaced it in the meantime. */
export async function recordAccessRefused(
  db: Db,
  connectionId: string,
  accessToken: Buffer,
  now: Date,
): Promise<void> {
  await db.query(sql`
    update anaf_connection set access_refused_at = ${now}
    where id = ${connectionId} and access_token = ${accessToken}`);
}

/** ANAF answered invalid_grant: a person has to connect again. */
export async function recordRefreshRefused(db: Db, connectionId: string, now: Date): Promise<void> {
  await db.query(sql`update anaf_connection set refresh_refused_at = ${now} where id = ${connectionId}`);
}

/** Anything else than invalid_grant is ANAF's trouble and passes; people hear of it when it does not. */
export async function recordRefreshFailure(
  db: Db,
  connectionId: string,
  code: string,
  now: Date,
): Promise<void> {
  await db.query(sql`
    update anaf_connection set refresh_failed_at = ${now}, refresh_failure = ${code} where id = ${connectionId}`);
}

interface Row {
  id: string;
  organisation_id: string;
  access_token: Buffer;
  access_expires_at: Date;
  access_refused_at: Date | null;
  refresh_token: Buffer | null;
  refresh_issued_at: Date | null;
  previous_refresh_token: Buffer | null;
  refresh_refused_at: Date | null;
}

function toTokens(row: Row): SealedTokens {
  return {
    connectionId: row.id,
    organisationId: row.organisation_id,
    accessToken: row.access_token,
    accessExpiresAt: row.access_expires_at,
    accessRefusedAt: row.access_refused_at,
    refreshToken: row.refresh_token,
    refreshIssuedAt: row.refresh_issued_at,
    previousRefreshToken: row.previous_refresh_token,
    refreshRefusedAt: row.refresh_refused_at,
  };
}
