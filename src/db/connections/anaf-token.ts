/** The tokens of a connection to ANAF, sealed before they are written and opened when they are read. */
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Vault } from '../../core/vault.ts';
import type { Db } from '../connection.ts';

export interface ConnectionTokens {
  access: string;
  accessExpiresAt: Date;
  accessRefusedAt: Date | null;
  refresh: string | null;
  /** Kept until the new one has worked once: no source says whether ANAF invalidates a used one. */
  previousRefresh: string | null;
}

/** As ANAF gives them. */
export interface GivenTokens {
  accessToken: string;
  accessExpiresAt: Date;
  /** Null when the current one stays valid. */
  refreshToken: string | null;
}

export async function findTokens(
  db: Db,
  vault: Pick<Vault, 'open'>,
  connectionId: string,
): Promise<ConnectionTokens | undefined> {
  return readTokens(db, vault, connectionId, empty);
}

/** Longer than one request to ANAF's token service may last: a process that dies in it is waited for so long. */
const refreshLastsMs = 45_000;

export type BegunRefresh =
  /** This process refreshes: no other does so until it records the outcome, or too much time has passed. */
  | { kind: 'begun'; tokens: ConnectionTokens }
  /** Another process has refreshed it since. */
  | { kind: 'fresh'; access: string }
  | { kind: 'busy' }
  | { kind: 'removed' };

/** Two refreshes at once could lose the newest pair. In a transaction of its own, which ends before ANAF is asked. */
export async function beginRefresh(
  tx: Db,
  vault: Pick<Vault, 'open'>,
  connectionId: string,
  stale: string,
  now: Date,
): Promise<BegunRefresh> {
  const tokens = await readTokens(tx, vault, connectionId, sql`for no key update`);
  if (!tokens) return { kind: 'removed' };
  const { access, accessExpiresAt, accessRefusedAt } = tokens;
  if (access !== stale && accessExpiresAt > now && accessRefusedAt === null) return { kind: 'fresh', access };
  // A mark that ends later than any try could have been made by a clock that was ahead.
  const latest = refreshEnd(now);
  const { rowCount } = await tx.query(sql`
    update anaf_connection set refreshing_until = ${latest},
      access_refused_at = case when ${access} = ${stale} then coalesce(access_refused_at, ${now}) else access_refused_at end
    where id = ${connectionId}
      and (refreshing_until is null or refreshing_until <= ${now} or refreshing_until > ${latest})`);
  return rowCount === 1 ? { kind: 'begun', tokens } : { kind: 'busy' };
}

/** A second request follows in the same try. */
export async function extendRefresh(db: Db, connectionId: string, now: Date): Promise<void> {
  await db.query(sql`
    update anaf_connection set refreshing_until = ${refreshEnd(now)} where id = ${connectionId}`);
}

function refreshEnd(now: Date): Date {
  return new Date(now.getTime() + refreshLastsMs);
}

/**
 * To be committed before the new pair is used. A refresh token that ANAF gives back, or does not replace, is as old as it
 * was: only a new one begins a new year.
 * @param refreshed the refresh token that was used, and the tokens before
 */
export async function acceptRefreshed(
  tx: Db,
  vault: Pick<Vault, 'seal'>,
  connectionId: string,
  { given, used, before, now }: { given: GivenTokens; used: string; before: ConnectionTokens; now: Date },
): Promise<void> {
  const { rows } = await tx.query<{ organisationId: string }>(sql`
    select organisation_id from anaf_connection where id = ${connectionId}`);
  const inUse = given.refreshToken ?? used;
  const known = inUse === before.refresh ? 'same' : inUse === before.previousRefresh ? 'previous' : 'new';
  const sealed = sealTokens(vault, rows[0]!.organisationId, {
    ...given,
    refreshToken: known === 'same' ? null : inUse,
  });
  await tx.query(sql`
    update anaf_connection set
      access_token = ${sealed.access}, access_expires_at = ${given.accessExpiresAt}, access_refused_at = null,
      previous_refresh_token = case ${known} when 'new' then refresh_token when 'previous' then null
        else previous_refresh_token end,
      refresh_token = coalesce(${sealed.refresh}, refresh_token),
      refresh_issued_at = case ${known} when 'new' then ${now} when 'previous' then connected_at
        else refresh_issued_at end,
      refreshing_until = null, refresh_refused_at = null, refresh_failed_at = null, refresh_failure = null
    where id = ${connectionId} and removed_at is null`);
}

/** Ids of connections with a usable refresh token whose access token expires before then or was refused. */
export async function listRenewable(db: Db, before: Date): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from anaf_connection
    where removed_at is null and refresh_token is not null and refresh_refused_at is null
      and (access_expires_at < ${before} or access_refused_at is not null)
    order by access_expires_at`);
  return rows.map((row) => row.id);
}

/** ANAF does not accept a token that it has just issued: a person is told, and the next call refreshes again. */
export async function refuseFreshAccess(db: Db, connectionId: string, now: Date): Promise<void> {
  await db.query(sql`
    update anaf_connection set access_refused_at = coalesce(access_refused_at, ${now}),
      refused_again_at = coalesce(refused_again_at, ${now})
    where id = ${connectionId}`);
}

/** A call with a new token succeeded. */
export async function clearRefusedAgain(db: Db, connectionId: string): Promise<void> {
  await db.query(sql`
    update anaf_connection set refused_again_at = null where id = ${connectionId} and refused_again_at is not null`);
}

/** @param failure final: ANAF's invalid_grant, a person must connect again; anything else may pass */
export async function recordRefreshFailure(
  db: Db,
  connectionId: string,
  failure: { final: boolean; words: string; now: Date },
): Promise<void> {
  await db.query(sql`
    update anaf_connection set refreshing_until = null, refresh_failed_at = ${failure.now}, refresh_failure = ${failure.words},
      refresh_refused_at = case when ${failure.final} then ${failure.now} else refresh_refused_at end
    where id = ${connectionId}`);
}

/** Any sealed token and what it is bound to; undefined when nothing is sealed. */
export async function findSealedSecret(
  db: Db,
): Promise<{ sealed: Buffer; binding: { organisationId: string; kind: string } } | undefined> {
  const { rows } = await db.query<{ sealed: Buffer; organisationId: string }>(sql`
    select access_token as sealed, organisation_id from anaf_connection
    where removed_at is null and access_token <> '' order by id limit 1`);
  return (
    rows[0] && {
      sealed: rows[0].sealed,
      binding: { organisationId: rows[0].organisationId, kind: accessKind },
    }
  );
}

/** Every connection that has tokens, of all organisations, and whose they are. */
export async function listSealedConnections(
  db: Db,
): Promise<{ organisation: string; serial: string | null }[]> {
  const { rows } = await db.query<{ organisation: string; serial: string | null }>(sql`
    select o.name as organisation, a.serial from anaf_connection a join organisation o on o.id = a.organisation_id
    where a.removed_at is null order by o.name, a.connected_at, a.id`);
  return rows;
}

/**
 * Tokens that no key opens any more: each connection is as if ANAF had refused them, until its certificate is connected
 * again.
 * @returns how many certificates, by organisation
 */
export async function discardTokens(
  tx: Db,
  vault: Pick<Vault, 'seal'>,
  now: Date,
): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ id: string; organisationId: string }>(sql`
    select id, organisation_id from anaf_connection where removed_at is null order by id for no key update`);
  for (const { id, organisationId } of rows) {
    const nothing = vault.seal('', { organisationId, kind: accessKind });
    await tx.query(sql`
      update anaf_connection set access_token = ${nothing}, refresh_token = null, previous_refresh_token = null,
        access_refused_at = coalesce(access_refused_at, ${now}), refreshing_until = null
      where id = ${id}`);
  }
  return new Map(
    [...Map.groupBy(rows, (row) => row.organisationId)].map(([id, connections]) => [id, connections.length]),
  );
}

/** Puts every token under the vault's current key. One transaction; the answer is how many secrets were under another. */
export async function rewrapTokens(tx: Db, vault: Pick<Vault, 'rewrap'>): Promise<number> {
  const { rows } = await tx.query<SealedRow & { id: string }>(sql`
    select id, access_token, refresh_token, previous_refresh_token from anaf_connection
    where removed_at is null order by id for no key update`);
  let rewrapped = 0;
  for (const row of rows) {
    const fresh = [row.accessToken, row.refreshToken, row.previousRefreshToken].map(
      (sealed) => sealed && vault.rewrap(sealed),
    );
    const [access, refresh, previous] = fresh.map((sealed) => sealed ?? null);
    rewrapped += fresh.filter(Boolean).length;
    await tx.query(sql`
      update anaf_connection set access_token = coalesce(${access}, access_token),
        refresh_token = coalesce(${refresh}, refresh_token),
        previous_refresh_token = coalesce(${previous}, previous_refresh_token)
      where id = ${row.id}`);
  }
  return rewrapped;
}

export function sealTokens(
  vault: Pick<Vault, 'seal'>,
  organisationId: string,
  { accessToken, refreshToken }: GivenTokens,
): { access: Buffer; refresh: Buffer | null } {
  return {
    access: vault.seal(accessToken, { organisationId, kind: accessKind }),
    refresh: refreshToken === null ? null : vault.seal(refreshToken, { organisationId, kind: refreshKind }),
  };
}

const accessKind = 'anaf access token';
const refreshKind = 'anaf refresh token';

async function readTokens(
  db: Db,
  vault: Pick<Vault, 'open'>,
  connectionId: string,
  lock: Sql,
): Promise<ConnectionTokens | undefined> {
  const { rows } = await db.query<Row>(sql`
    select organisation_id, access_token, access_expires_at, access_refused_at, refresh_token, previous_refresh_token
    from anaf_connection where id = ${connectionId} and removed_at is null ${lock}`);
  const row = rows[0];
  if (!row) return undefined;
  const organisationId = row.organisationId;
  const openRefresh = (sealed: Buffer | null) =>
    sealed && vault.open(sealed, { organisationId, kind: refreshKind });
  return {
    access: vault.open(row.accessToken, { organisationId, kind: accessKind }),
    accessExpiresAt: row.accessExpiresAt,
    accessRefusedAt: row.accessRefusedAt,
    refresh: openRefresh(row.refreshToken),
    previousRefresh: openRefresh(row.previousRefreshToken),
  };
}

interface SealedRow {
  accessToken: Buffer;
  refreshToken: Buffer | null;
  previousRefreshToken: Buffer | null;
}

interface Row extends SealedRow {
  organisationId: string;
  accessExpiresAt: Date;
  accessRefusedAt: Date | null;
}
