/** Companies as people see and set them; what syncing writes of them is in the files beside this one. */
import sql, { empty, type Sql } from 'sql-template-tag';
import type { LedgerCounts } from '../../core/message-state.ts';
import { completeUpTo } from '../../core/window.ts';
import { type Db, prepared } from '../connection.ts';
import { codeBegins, nameContains } from '../name-contains.ts';
import type { Position } from '../page.ts';
import { earliestCreation } from './earliest-creation.ts';
import { type RegistryFacts, selectRegistryFacts } from './registry-answer.ts';

export const accesses = ['granted', 'denied', 'unknown'] as const;

/** Whom to ask at a company; what is not known is null. */
export interface Contact {
  name: string | null;
  email: string | null;
  phone: string | null;
}

export interface Company {
  id: string;
  organisationId: string;
  cif: string;
  name: string | null;
  /** The name is the registry's: no person has given one. */
  nameFromRegistry: boolean;
  /** What ANAF's public registry said last; null as long as it said nothing. */
  registry: RegistryFacts | null;
  syncEnabled: boolean;
  access: (typeof accesses)[number];
  /** ANAF's text when access is denied. */
  accessDetail: string | null;
  accessLostAt: Date | null;
  lastListedAt: Date | null;
  lastSyncedAt: Date | null;
  /** The beginning of the last stretch without a gap that complete listings have covered. */
  completeFrom: Date | null;
  completeUpTo: Date | null;
  counts: LedgerCounts;
  contact: Contact | null;
  /** How to give the right in the SPV back was sent to the company; null again once the right is back. */
  instructionsSent: { at: Date; by: string | null } | null;
  createdAt: Date;
}

export interface CompanyFilter {
  text?: string;
  access?: Company['access'];
  /** Of these alone. */
  ids?: string[];
  /** Of these codes alone. */
  cifs?: string[];
}

export async function findCompany(db: Db, organisationId: string, id: string): Promise<Company | undefined> {
  const { rows } = await db.query<Row>(sql`
    ${selectCompany} where c.organisation_id = ${organisationId} and c.id = ${id} and c.removed_at is null`);
  return rows[0] && toCompany(rows[0]);
}

/** In the order in which they were added, after the position `after`. */
export async function listCompanies(
  db: Db,
  organisationId: string,
  filter: CompanyFilter,
  page: { limit: number; after?: Position },
): Promise<Company[]> {
  const { rows } = await db.query<Row>(sql`
    ${selectCompany} where c.organisation_id = ${organisationId} and c.removed_at is null
      ${filter.ids === undefined ? empty : sql`and c.id = any(${filter.ids}::uuid[])`}
      ${filter.cifs === undefined ? empty : sql`and c.cif = any(${filter.cifs}::text[])`}
      ${filter.access === undefined ? empty : sql`and c.access = ${filter.access}`}
      ${filter.text === undefined ? empty : companyText(filter.text)}
      ${page.after === undefined ? empty : sql`and (c.created_at, c.id) > (${page.after.at}, ${page.after.id}::uuid)`}
    order by c.created_at, c.id limit ${page.limit}`);
  return rows.map(toCompany);
}

/** The companies with these codes, those that were removed included. */
export async function listCompaniesByCif(
  db: Db,
  organisationId: string,
  cifs: string[],
): Promise<(Company & { removed: boolean })[]> {
  const { rows } = await db.query<Row>(sql`
    ${selectCompany} where c.organisation_id = ${organisationId} and c.cif = any(${cifs}::text[])`);
  return rows.map((row) => ({ ...toCompany(row), removed: row.removedAt !== null }));
}

/** Those of these ids that exist, in no order. */
export async function listCompaniesById(db: Db, organisationId: string, ids: string[]): Promise<Company[]> {
  const { rows } = await db.query<Row>(
    prepared(
      'companies by id',
      sql`
    ${selectCompany} where c.organisation_id = ${organisationId} and c.id = any(${ids}::uuid[])
      and c.removed_at is null`,
    ),
  );
  return rows.map(toCompany);
}

/** Of these ids, for a file that names what it lacks. */
export async function listCifsById(
  db: Db,
  organisationId: string,
  ids: string[],
): Promise<{ id: string; cif: string }[]> {
  const { rows } = await db.query<{ id: string; cif: string }>(sql`
    select id, cif from company where organisation_id = ${organisationId} and id = any(${ids}::uuid[])`);
  return rows;
}

export async function listCompanyIds(db: Db, organisationId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from company where organisation_id = ${organisationId} and removed_at is null order by created_at, id`);
  return rows.map((row) => row.id);
}

export async function countCompanies(db: Db, organisationId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from company where organisation_id = ${organisationId} and removed_at is null`);
  return rows[0]!.n;
}

/**
 * Adds those that are new and revives those that had been removed: ledger and bytes are still there, and whether
 * ANAF still lets us in is asked again. One without a name has the registry's, where that is known already.
 */
export async function addCompanies(
  db: Db,
  organisationId: string,
  companies: { cif: string; name: string | null; contact?: Contact | null }[],
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into company (organisation_id, cif, name, name_from_registry, contact_name, contact_email, contact_phone, created_at)
    -- A millisecond apart, so that lists keep the order in which they were written.
    select ${organisationId}, r.cif, coalesce(r.name, a.name), r.name is null and a.name is not null, r.contact ->> 'name', r.contact ->> 'email', r.contact ->> 'phone',
      ${now}::timestamptz + r.place * interval '1 millisecond'
    from jsonb_to_recordset(${JSON.stringify(companies.map((c, place) => ({ ...c, place })))}::jsonb)
      as r (cif text, name text, contact jsonb, place integer)
      left join registry_answer a on a.cif = r.cif
    on conflict (organisation_id, cif) do update set
      removed_at = null, sync_enabled = true,
      -- A name that a person gave before is worth more than the registry's.
      name = case when ${isWorthMore} then company.name else coalesce(excluded.name, company.name) end,
      name_from_registry = case when ${isWorthMore} then company.name_from_registry else excluded.name_from_registry end,
      contact_name = coalesce(excluded.contact_name, company.contact_name),
      contact_email = coalesce(excluded.contact_email, company.contact_email),
      contact_phone = coalesce(excluded.contact_phone, company.contact_phone),
      access = 'unknown', access_detail = null, access_lost_at = null,
      instructions_sent_at = null, instructions_sent_by = null
    where company.removed_at is not null`);
}

const isWorthMore = sql`(company.name is not null
        and (excluded.name is null or (excluded.name_from_registry and not company.name_from_registry)))`;

/** Without a name from a person it has the registry's again. */
export async function updateCompany(
  db: Db,
  organisationId: string,
  id: string,
  change: { name?: string | null; syncEnabled?: boolean; contact?: Contact | null },
): Promise<boolean> {
  const { contact } = change;
  const kept = contact === undefined;
  const named = change.name !== undefined;
  const registryName = sql`(select a.name from registry_answer a where a.cif = company.cif)`;
  const { rowCount } = await db.query(sql`
    update company set
      name = case when ${!named} then name else coalesce(${change.name ?? null}, ${registryName}) end,
      name_from_registry = case when ${!named} then name_from_registry
        else ${change.name ?? null}::text is null and ${registryName} is not null end,
      sync_enabled = coalesce(${change.syncEnabled ?? null}, sync_enabled),
      contact_name = case when ${kept} then contact_name else ${contact?.name ?? null} end,
      contact_email = case when ${kept} then contact_email else ${contact?.email ?? null} end,
      contact_phone = case when ${kept} then contact_phone else ${contact?.phone ?? null} end
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  return rowCount === 1;
}

/** One statement, so that two that toggle at once do not both switch it on. Undefined when there is no such company. */
export async function toggleCompanySync(
  db: Db,
  organisationId: string,
  id: string,
): Promise<boolean | undefined> {
  const { rows } = await db.query<{ syncEnabled: boolean }>(sql`
    update company set sync_enabled = not sync_enabled
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null returning sync_enabled`);
  return rows[0]?.syncEnabled;
}

/** @param by the person's id; null for a program */
export async function recordInstructionsSent(
  db: Db,
  organisationId: string,
  id: string,
  by: string | null,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update company set instructions_sent_at = ${now}, instructions_sent_by = ${by}
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  return rowCount === 1;
}

/** Hides it and stops its syncing; everything that was archived stays. */
export async function removeCompany(db: Db, organisationId: string, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update company set removed_at = ${now}
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  return rowCount === 1;
}

/** @returns the ids of those that were there */
export async function removeCompanies(
  db: Db,
  organisationId: string,
  ids: string[],
  now: Date,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    with wanted as (
      select id from company
      where id = any(${ids}::uuid[]) and organisation_id = ${organisationId} and removed_at is null
      order by id for update
    )
    update company set removed_at = ${now} where id in (select id from wanted) returning id`);
  return rows.map(({ id }) => id);
}

const selectCompany = sql`
  select c.id, c.organisation_id, c.cif, c.name, c.name_from_registry, ${selectRegistryFacts}, c.sync_enabled, c.access, c.access_detail, c.access_lost_at,
    c.last_listed_at, c.last_synced_at, c.created_at, c.removed_at, c.listed_up_to, pending.oldest as oldest_pending,
    c.contact_name, c.contact_email, c.contact_phone, c.instructions_sent_at,
    (select u.name from auth."user" u where u.id = c.instructions_sent_by) as instructions_sent_by,
    jsonb_build_object('listed', c.listed_count, 'archived', c.archived_count, 'expired', c.expired_count,
      'closed', c.closed_count, 'pending', pending.n) as counts,
    (select lower(r) from unnest(c.coverage) r order by upper(r) desc limit 1) as complete_from
  from company c cross join lateral (
    select count(*) as n, min(${earliestCreation}) as oldest from message m where m.company_id = c.id and m.state = 'pending'
  ) pending`;

/** The letters of Romanian with a mark, those with a cedilla too. */
const marked = '\u0103\u00e2\u00ee\u0219\u015f\u021b\u0163\u0102\u00c2\u00ce\u0218\u015e\u021a\u0162';

/** In the name, with or without its Romanian marks, or how the code begins. Of rows of `company c`. */
export function companyText(text: string): Sql {
  const name = sql`translate(c.name, ${marked}, 'aaissttAAISSTT')`;
  const inName = nameContains(name, text.normalize('NFD').replace(/\p{M}/gu, ''));
  const digits = text.replace(/[\s.]/g, '').replace(/^RO/i, '');
  return /^\d+$/.test(digits)
    ? sql`and (${inName} or ${codeBegins(sql`c.cif`, digits)})`
    : sql`and ${inName}`;
}

type Row = Omit<Company, 'completeUpTo' | 'contact' | 'instructionsSent' | 'registry'> & {
  registry: (Omit<RegistryFacts, 'answeredAt'> & { answeredAt: string }) | null;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  instructionsSentAt: Date | null;
  instructionsSentBy: string | null;
  removedAt: Date | null;
  listedUpTo: Date | null;
  oldestPending: Date | null;
};

function toCompany(row: Row): Company {
  const { contactName: name, contactEmail: email, contactPhone: phone } = row;
  const { instructionsSentAt: at, instructionsSentBy: by, registry } = row;
  return {
    id: row.id,
    organisationId: row.organisationId,
    cif: row.cif,
    name: row.name,
    nameFromRegistry: row.nameFromRegistry,
    registry: registry && { ...registry, answeredAt: new Date(registry.answeredAt) },
    syncEnabled: row.syncEnabled,
    access: row.access,
    accessDetail: row.accessDetail,
    accessLostAt: row.accessLostAt,
    lastListedAt: row.lastListedAt,
    lastSyncedAt: row.lastSyncedAt,
    completeFrom: row.completeFrom,
    completeUpTo: completeUpTo(row.listedUpTo, row.oldestPending),
    counts: row.counts,
    contact: name === null && email === null && phone === null ? null : { name, email, phone },
    instructionsSent: at && { at, by },
    createdAt: row.createdAt,
  };
}
