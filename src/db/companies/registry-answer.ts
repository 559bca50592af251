/** What ANAF's public registry said of codes: one row a code for the whole installation, and the names that companies have from it. */
import sql, { type Sql } from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import { dayMs, hourMs } from '../../core/durations.ts';
import type { Db } from '../connection.ts';

/** A company is asked about again after this. */
const againAfterMs = 7 * dayMs;

/** What the registry said last, and when. Without `found` the registry does not know the code, and the rest is null. */
export interface RegistryFacts {
  found: boolean;
  name: string | null;
  vatRegistered: boolean | null;
  cashVat: boolean | null;
  inactive: boolean | null;
  /** ANAF's words. */
  registration: string | null;
  county: string | null;
  locality: string | null;
  answeredAt: Date;
  /** The day that was asked about. */
  day: string;
}

/** A company that is there. */
export interface RegistryFinding {
  cif: string;
  name: string;
  vatRegistered: boolean;
  cashVat: boolean | null;
  inactive: boolean;
  registration: string | null;
  county: string | null;
  locality: string | null;
}

export interface DueCode {
  cif: string;
  /** Tries in a row that brought no answer for which this code may be the cause. */
  failures: number;
}

/**
 * Codes of companies that were never asked about, or not for a week. The organisations take places one after the other, so
 * that one with thousands delays no other.
 */
export async function listDueCodes(db: Db, now: Date, limit: number): Promise<DueCode[]> {
  const week = `${againAfterMs} ms`;
  const { rows } = await db.query<DueCode>(sql`
    with due as (
      select c.cif, coalesce(r.failures, 0) as failures, row_number() over (
        partition by c.organisation_id order by r.tried_at nulls first, c.created_at, c.id) as place
      from company c left join registry_answer r on r.cif = c.cif
      where c.removed_at is null and c.cif ~ '^[1-9][0-9]{1,9}$' and (
        r.cif is null or r.tried_at > ${latestBelievable(now)}
        or r.tried_at <= ${now}::timestamptz - case when r.failure is null then ${week}::interval
          else least(${week}::interval, interval '1 hour' * power(2, least(r.failures, 10))) end)
    )
    select cif, max(failures) as failures from due group by cif order by min(place), cif limit ${limit}`);
  return rows;
}

/** Of these codes, those that were answered, by code. */
export async function listRegistryFacts(db: Db, cifs: string[]): Promise<Map<string, RegistryFacts>> {
  const { rows } = await db.query<RegistryFacts & { cif: string }>(sql`
    select cif, found, name, vat_registered, cash_vat, inactive, registration, county, locality, answered_at, day
    from registry_answer where cif = any(${cifs}::text[]) and answered_at is not null`);
  return new Map(rows.map(({ cif, ...facts }) => [cif, facts]));
}

/** Of these codes, those that were answered, or for which a try failed within the hour. */
export async function listAnsweredOrTried(db: Db, cifs: string[], now: Date): Promise<Set<string>> {
  const hourAgo = new Date(now.getTime() - hourMs);
  const { rows } = await db.query<{ cif: string }>(sql`
    select cif from registry_answer where cif = any(${cifs}::text[])
      and (answered_at is not null or (tried_at > ${hourAgo} and tried_at <= ${latestBelievable(now)}))`);
  return new Set(rows.map(({ cif }) => cif));
}

/** What a call brought, and the names that companies have from it. Call it in a transaction. */
export async function recordRegistryAnswers(
  tx: Db,
  { found, notFound, day }: { found: RegistryFinding[]; notFound: string[]; day: string },
  now: Date,
): Promise<void> {
  const rows = [
    ...found.map((one) => ({ ...one, found: true })),
    ...notFound.map((cif) => ({ cif, found: false })),
  ];
  await tx.query(sql`
    insert into registry_answer as r (cif, tried_at, answered_at, day, found, name, vat_registered, cash_vat, inactive,
      registration, county, locality)
    select a.cif, ${now}, ${now}, ${day}, a.found, a.name, a."vatRegistered", a."cashVat", a.inactive, a.registration,
      a.county, a.locality
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a (cif text, found boolean, name text,
      "vatRegistered" boolean, "cashVat" boolean, inactive boolean, registration text, county text, locality text)
    order by a.cif
    on conflict (cif) do update set tried_at = excluded.tried_at, failure = null, failures = 0,
      answered_at = excluded.answered_at, day = excluded.day, found = excluded.found, name = excluded.name,
      vat_registered = excluded.vat_registered, cash_vat = excluded.cash_vat, inactive = excluded.inactive,
      registration = excluded.registration, county = excluded.county, locality = excluded.locality`);
  await nameCompanies(tx, found);
}

/** A try that brought nothing for these codes: what was known stays, and they are asked about later, in smaller groups. */
export async function recordRegistryFailure(
  db: Db,
  cifs: string[],
  failure: string,
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into registry_answer as r (cif, tried_at, failure, failures)
    select cif, ${now}, ${failure}, 1 from unnest(${cifs}::text[]) cif order by cif
    on conflict (cif) do update set tried_at = excluded.tried_at, failure = excluded.failure, failures = r.failures + 1`);
}

/** Companies that no person has named, in whatever organisation. Rows are locked in the order of their ids. */
async function nameCompanies(tx: Db, found: RegistryFinding[]): Promise<void> {
  const names = found.map(({ cif, name }) => ({ cif, name }));
  await tx.query(sql`
    with named as (
      select c.id, n.name from company c
        join jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n (cif text, name text) on n.cif = c.cif
      where c.removed_at is null and (c.name is null or (c.name_from_registry and c.name <> n.name))
      order by c.id for no key update of c
    )
    update company c set name = n.name, name_from_registry = true from named n where n.id = c.id`);
}

/** Answers for codes that no company has (any more), which somebody looked up: deleted once they are old. */
export async function pruneRegistryAnswers(db: Db, before: Date): Promise<void> {
  await db.query(sql`
    delete from registry_answer r where r.tried_at < ${before}
      and not exists (select from company c where c.cif = r.cif and c.removed_at is null)`);
}

/** Of rows of `company c`, as `registry`; null when nothing was ever answered. */
export const selectRegistryFacts: Sql = sql`(
    select jsonb_build_object('found', r.found, 'name', r.name, 'vatRegistered', r.vat_registered, 'cashVat', r.cash_vat,
      'inactive', r.inactive, 'registration', r.registration, 'county', r.county, 'locality', r.locality,
      'answeredAt', r.answered_at, 'day', r.day)
    from registry_answer r where r.cif = c.cif and r.answered_at is not null) as registry`;
