/** Integrity findings of the nightly checks: recorded, seen again, and resolved when a later check no longer finds them. */
import sql, { empty } from 'sql-template-tag';
import type { Finding, FindingKind } from '../../core/integrity.ts';
import type { Db } from '../connection.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export interface OpenFinding {
  id: string;
  companyId: string;
  cif: string;
  message: string | null;
  kind: FindingKind;
  subject: string;
  expected: string | null;
  found: string | null;
  firstSeen: Date;
  lastSeen: Date;
}

/**
 * A finding that is already open only gets a new last_seen; of a new one endpoints are told.
 * @param companyId null for a file that is in no company's folder: such findings belong to the installation alone
 */
export async function recordFinding(
  db: Db,
  companyId: string | null,
  finding: Finding,
  now: Date,
): Promise<void> {
  const { kind, subject, expected = null, found = null, message = null } = finding;
  await db.query(sql`
    with recorded as (
      insert into integrity_finding (organisation_id, company_id, message, kind, subject, expected, found, first_seen, last_seen)
      select c.organisation_id, given.id, ${message}::uuid, ${kind}, ${subject}, ${expected}, ${found}, ${now}, ${now}
      from (select ${companyId}::uuid as id) given left join company c on c.id = given.id
      on conflict (company_id, kind, subject) where resolved_at is null
      do update set last_seen = excluded.last_seen, expected = excluded.expected, found = excluded.found
      -- A row without a locker is one that was inserted.
      returning id, organisation_id, company_id, xmax = 0 as is_new
    )
    insert into webhook_outbox (organisation_id, type, data, at)
    select r.organisation_id, 'integrity.finding', jsonb_build_object('id', r.id, 'companyId', r.company_id,
      'cif', c.cif, 'kind', ${kind}::text, 'message', ${message}::uuid), ${now}
    from recorded r join company c on c.id = r.company_id
    where r.is_new and exists (
      select 1 from webhook w where w.organisation_id = r.organisation_id and w.removed_at is null)`);
}

/** Resolves the findings of one message after its bytes were verified, except the kind that was found just now. */
export async function resolveOfMessage(
  db: Db,
  message: string,
  stillThere: FindingKind | null,
  now: Date,
): Promise<void> {
  await db.query(sql`
    update integrity_finding set resolved_at = ${now}
    where message = ${message} and resolved_at is null and kind like 'file%' and kind is distinct from ${stillThere}`);
}

/**
 * Resolves the findings of these kinds about one company (null: about none) that its check, begun at `since`, did not
 * see again.
 * @param subjects only these were looked at; all of them when not given
 */
export async function resolveUnseenOf(
  db: Db,
  companyId: string | null,
  { kinds, subjects, since }: { kinds: FindingKind[]; subjects?: string[]; since: Date },
  now: Date,
): Promise<void> {
  await db.query(sql`
    update integrity_finding set resolved_at = ${now}
    where company_id is not distinct from ${companyId} and kind = any(${kinds}) and resolved_at is null
      and last_seen < ${since} and (${subjects ?? null}::text[] is null or subject = any(${subjects ?? null}::text[]))`);
}

/** A message that ANAF's status alone named is listed by now, or its sixty days are over. */
export async function resolveListed(
  db: Db,
  companyId: string,
  listedIds: string[],
  { firstSeenBefore }: { firstSeenBefore: Date },
  now: Date,
): Promise<void> {
  await db.query(sql`
    update integrity_finding set resolved_at = ${now}
    where company_id = ${companyId} and kind = 'only_in_status' and resolved_at is null
      and (split_part(subject, ' ', 1) = any(${listedIds}::text[]) or first_seen < ${firstSeenBefore})`);
}

/** Subjects of open findings of these kinds about one company. */
export async function listOpenSubjects(db: Db, companyId: string, kinds: FindingKind[]): Promise<string[]> {
  const { rows } = await db.query<{ subject: string }>(sql`
    select subject from integrity_finding
    where company_id = ${companyId} and kind = any(${kinds}) and resolved_at is null`);
  return rows.map((row) => row.subject);
}

/** Resolves all findings of one kind that were not seen since then. */
export async function resolveUnseen(db: Db, kind: FindingKind, since: Date, now: Date): Promise<void> {
  await db.query(sql`
    update integrity_finding set resolved_at = ${now}
    where kind = ${kind} and resolved_at is null and last_seen < ${since}`);
}

export interface FindingFilter {
  companyId?: string;
  kind?: FindingKind;
}

/** Newest first by when they were first seen: a finding that is seen again each night keeps its place in the list. */
export async function listOpenFindings(
  db: Db,
  organisationId: string,
  { companyId, kind, ...page }: FindingFilter & { limit: number; after?: Position } = { limit: 200 },
): Promise<OpenFinding[]> {
  return newestFirst<OpenFinding>(db, page, {
    select: sql`
      select f.id, f.company_id, c.cif, f.message, f.kind, f.subject, f.expected, f.found, f.first_seen, f.last_seen
      from integrity_finding f join company c on c.id = f.company_id
      where f.organisation_id = ${organisationId} and f.resolved_at is null
        ${companyId === undefined ? empty : sql`and f.company_id = ${companyId}`}
        ${kind === undefined ? empty : sql`and f.kind = ${kind}`}`,
    at: sql`f.first_seen`,
    id: sql`f.id`,
  });
}

/** Open or resolved, about a company. */
export async function hasFinding(db: Db, organisationId: string, id: string): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>(sql`
    select exists (
      select 1 from integrity_finding f join company c on c.id = f.company_id
      where f.organisation_id = ${organisationId} and f.id = ${id}) as there`);
  return rows[0]!.there;
}
