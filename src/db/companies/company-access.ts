/** Which certificates may read which company, as ANAF answered; a company without any is denied. */
import sql, { type Sql } from 'sql-template-tag';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import type { Db } from '../connection.ts';
import { isValid } from '../connections/anaf-connection.ts';
import { addEvents } from '../events/event.ts';

/**
 * Last granted first, then those of which ANAF was not asked, then those that were refused once. Ids.
 * @param denied whether those that were refused are wanted too
 */
export async function listUsableConnections(
  db: Db,
  organisationId: string,
  companyId: string,
  now: Date,
  { denied = true } = {},
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(usableConnections(organisationId, companyId, now, denied));
  return rows.map((row) => row.id);
}

/** @param organisationId and `companyId`: values, or columns of the statement that it is part of */
export function usableConnections(
  organisationId: string | Sql,
  companyId: string | Sql,
  now: Date,
  denied = true,
): Sql {
  return sql`
    select a.id from anaf_connection a
    left join company_connection cc on cc.connection_id = a.id and cc.company_id = ${companyId}
    where a.organisation_id = ${organisationId} and a.removed_at is null and ${isValid(now)}
      and (${denied} or cc.access is distinct from 'denied')
    order by case cc.access when 'granted' then 0 when 'denied' then 2 else 1 end, cc.checked_at desc nulls last, a.id`;
}

/** Has a connection ended that could read this company? Then its right is not known to be gone. */
export async function hasDeadConnection(db: Db, companyId: string, now: Date): Promise<boolean> {
  const { rows } = await db.query<{ dead: boolean }>(sql`
    select exists (
      select 1 from company_connection cc join anaf_connection a on a.id = cc.connection_id
      where cc.company_id = ${companyId} and cc.access = 'granted' and a.removed_at is null and not ${isValid(now)}
    ) as dead`);
  return rows[0]!.dead;
}

/** Ids of companies without access about which ANAF was not asked since then. */
export async function listDeniedCompanies(db: Db, since: Date): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    select c.id from company c
    where c.access = 'denied' and c.removed_at is null and not exists (
      select 1 from company_connection cc where cc.company_id = c.id and cc.checked_at > ${since})
    order by c.id`);
  return rows.map((row) => row.id);
}

/** ANAF answered for this company: the certificate may read it. */
export async function grantAccess(db: Db, companyId: string, connectionId: string, now: Date): Promise<void> {
  await recordRight(db, companyId, connectionId, 'granted', null, now);
  const { rows } = await db.query<AccessRow>(sql`
    update company set access = 'granted', access_detail = null, access_lost_at = null,
      instructions_sent_at = null, instructions_sent_by = null,
      -- What came while it was lost is unknown: the next listing is of the whole window.
      listing_pages = case when company.access = 'denied' then null else company.listing_pages end
    from company before
    where company.id = ${companyId} and before.id = company.id and company.access <> 'granted'
    returning company.organisation_id, company.cif, before.access as was`);
  await tellAccess(db, companyId, rows, { access: 'granted' }, now);
}

/**
 * ANAF refused this certificate for this company; the company is denied when no other certificate may read it. One that
 * could read it and has ended must be connected again first: until then it is not known whether the right is gone.
 * @param words ANAF's text, shown to people
 * @returns whether the company is denied by it
 */
export async function denyAccess(
  db: Db,
  {
    companyId,
    connectionId,
    words,
    now,
  }: { companyId: string; connectionId: string; words: string; now: Date },
): Promise<boolean> {
  await recordRight(db, companyId, connectionId, 'denied', words, now);
  const { rows } = await db.query<AccessRow>(sql`
    update company set access = 'denied', access_detail = ${words},
      access_lost_at = coalesce(company.access_lost_at, ${now})
    from company before
    where company.id = ${companyId} and before.id = company.id and not exists (
      select 1 from anaf_connection a
      left join company_connection cc on cc.connection_id = a.id and cc.company_id = company.id
      where a.organisation_id = company.organisation_id and a.removed_at is null
        and (cc.access = 'granted' or (cc.access is null and ${isValid(now)})))
    returning company.organisation_id, company.cif, before.access as was`);
  const lost = rows.filter(({ was }) => was !== 'denied');
  await tellAccess(db, companyId, lost, { access: 'denied', detail: maskPersonalCodes(words) }, now);
  return rows.length > 0;
}

interface AccessRow {
  organisationId: string;
  cif: string;
  was: 'granted' | 'denied' | 'unknown';
}

async function tellAccess(
  db: Db,
  companyId: string,
  rows: AccessRow[],
  data: { access: 'granted' | 'denied'; detail?: string },
  now: Date,
): Promise<void> {
  const events = rows.map(({ organisationId, cif, was }) => ({
    organisationId,
    type: 'company.access' as const,
    data: { companyId, cif: maskCif(cif), was, ...data },
  }));
  await addEvents(db, events, now);
}

async function recordRight(
  db: Db,
  companyId: string,
  connectionId: string,
  access: 'granted' | 'denied',
  detail: string | null,
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into company_connection (company_id, connection_id, access, detail, checked_at)
    values (${companyId}, ${connectionId}, ${access}, ${detail}, ${now})
    on conflict (company_id, connection_id)
    do update set access = excluded.access, detail = excluded.detail, checked_at = excluded.checked_at`);
}
