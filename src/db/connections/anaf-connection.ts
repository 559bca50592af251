/** Connections to ANAF as people see them: which certificate, until when, for which companies. Knows no token's text. */
import sql, { type Sql } from 'sql-template-tag';
import type { Vault } from '../../core/vault.ts';
import type { Db } from '../connection.ts';
import { type GivenTokens, sealTokens } from './anaf-token.ts';

export interface AnafConnection {
  id: string;
  /** The certificate's serial number, by which a person recognises it; null when the token does not name it. */
  serial: string | null;
  /** Whose it is, as a person wrote it. */
  holder: string | null;
  accessExpiresAt: Date;
  isValid: boolean;
  /** Since the last login with the certificate. */
  connectedAt: Date;
  refreshIssuedAt: Date | null;
  /** The note of the token link by which it was connected; null when a member connected it. */
  note: string | null;
  /** The companies that ANAF let it read when last asked. */
  companies: { id: string; cif: string; name: string | null }[];
  /** Codes that ANAF's lists named as the certificate's, and that are no companies here. */
  named: string[];
}

/** A certificate that is already connected gets the new tokens in the same row. */
export async function recordConnection(
  db: Db,
  vault: Pick<Vault, 'seal'>,
  organisationId: string,
  tokens: GivenTokens & { serial: string | null },
  now: Date,
): Promise<string> {
  const sealed = sealTokens(vault, organisationId, tokens);
  const { rows } = await db.query<{ id: string }>(sql`
    insert into anaf_connection (organisation_id, serial, access_token, access_expires_at, refresh_token,
      refresh_issued_at, created_at, connected_at)
    values (${organisationId}, ${tokens.serial}, ${sealed.access}, ${tokens.accessExpiresAt}, ${sealed.refresh},
      ${sealed.refresh === null ? null : now}, ${now}, ${now})
    on conflict (organisation_id, serial) where removed_at is null do update set
      access_token = excluded.access_token, access_expires_at = excluded.access_expires_at, access_refused_at = null,
      refresh_token = excluded.refresh_token, refresh_issued_at = excluded.refresh_issued_at,
      previous_refresh_token = null, refresh_refused_at = null, refresh_failed_at = null, refresh_failure = null,
      refused_again_at = null, refreshing_until = null, connected_at = excluded.connected_at
    returning id`);
  return rows[0]!.id;
}

export async function listConnections(db: Db, organisationId: string, now: Date): Promise<AnafConnection[]> {
  const { rows } = await db.query<AnafConnection>(sql`
    ${selectConnection(now)} where a.organisation_id = ${organisationId} and a.removed_at is null
    order by a.connected_at desc, a.id`);
  return rows;
}

export async function findConnection(
  db: Db,
  organisationId: string,
  id: string,
  now: Date,
): Promise<AnafConnection | undefined> {
  const { rows } = await db.query<AnafConnection>(sql`
    ${selectConnection(now)} where a.organisation_id = ${organisationId} and a.id = ${id} and a.removed_at is null`);
  return rows[0];
}

export async function nameHolder(
  db: Db,
  organisationId: string,
  id: string,
  holder: string | null,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update anaf_connection set holder = ${holder}
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  return rowCount === 1;
}

/** Deletes the tokens; the row stays, because rights and history refer to it. */
export async function removeConnection(
  db: Db,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update anaf_connection set removed_at = ${now}, access_token = '', refresh_token = null,
      previous_refresh_token = null
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  return rowCount === 1;
}

export async function hasValidToken(db: Db, organisationId: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    select 1 from anaf_connection a
    where a.organisation_id = ${organisationId} and a.removed_at is null and ${isValid(now)} limit 1`);
  return rowCount === 1;
}

/**
 * The access token is unexpired and not refused with 401, or the refresh token has not been refused with
 * invalid_grant. Of rows of `anaf_connection a`.
 */
export function isValid(now: Date | Sql): Sql {
  return sql`((a.access_refused_at is null and a.access_expires_at > ${now})
    or (a.refresh_token is not null and a.refresh_refused_at is null))`;
}

function selectConnection(now: Date): Sql {
  return sql`
    select a.id, a.serial, a.holder, a.access_expires_at, a.connected_at, a.refresh_issued_at, ${isValid(now)} as is_valid,
      (select l.note from token_link l where l.connection_id = a.id order by l.used_at desc limit 1) as note,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', c.id, 'cif', c.cif, 'name', c.name) order by c.created_at, c.id)
        from company_connection cc join company c on c.id = cc.company_id
        where cc.connection_id = a.id and cc.access = 'granted' and c.removed_at is null
          and c.organisation_id = a.organisation_id
      ), '[]') as companies,
      array(
        select n.cif from unnest(a.named_cifs) n (cif) where not exists (
          select from company c where c.organisation_id = a.organisation_id and c.cif = n.cif and c.removed_at is null)
        order by n.cif
      ) as named
    from anaf_connection a`;
}
