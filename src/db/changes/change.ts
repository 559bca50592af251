/** The numbered changes of the catalogue. Triggers note what changes, `numberChanges` gives the numbers: migration `changes`. */
import sql, { empty } from 'sql-template-tag';
import type { Db } from '../connection.ts';

/** What a feed is of. */
export type ChangeKind = 'invoice' | 'message';

/** The latest change of one invoice or message. */
export interface Change {
  number: number;
  subject: string;
  companyId: string;
  /** The number with which it last came into the catalogue. */
  added: number;
  /** Whether it is in the catalogue. */
  present: boolean;
  changedAt: Date;
}

/** How far an organisation's numbers go. */
export interface ChangeHead {
  last: number;
  /** Of the server and history that gives the numbers now. */
  epoch: string;
  /** Up to which number the epoch that was asked for is part of this history; null where it is not known at all. */
  goodUpTo: number | null;
}

/**
 * One step: gives numbers to what the organisation's transactions noted and committed. Steps of an organisation wait for
 * each other; writers of invoices and messages do not wait for them.
 * @param most about how many it may number
 * @returns the last number that the organisation has given, and whether there is more to number
 */
export async function numberChanges(
  db: Db,
  organisationId: string,
  most: number,
  now: Date,
): Promise<{ last: number; unfinished: boolean }> {
  const { rows } = await db.query<{ last: number; unfinished: boolean }>(sql`
    select last, unfinished from number_changes(${organisationId}, ${most}, ${now})`);
  return rows[0]!;
}

/** Undefined before the first step. */
export async function findChangeHead(
  db: Db,
  organisationId: string,
  epoch: string | null,
): Promise<ChangeHead | undefined> {
  const { rows } = await db.query<ChangeHead>(sql`
    select h.last, now.id as epoch,
      case when asked.n is not null then coalesce((
        select e.starts_after from change_epoch e where e.organisation_id = asked.organisation_id and e.n = asked.n + 1
      ), h.last) end as good_up_to
    from change_head h
    join lateral (
      select e.id from change_epoch e where e.organisation_id = h.organisation_id order by e.n desc limit 1
    ) now on true
    left join change_epoch asked on asked.organisation_id = h.organisation_id and asked.id = ${epoch}::uuid
    where h.organisation_id = ${organisationId}`);
  return rows[0];
}

/**
 * The last number that was given to an invoice before an instant, or 0 before the first. Numbers are in the order of their
 * instants, so it is looked for by halves: some twenty looks at the index, however many changes came later.
 */
export async function findNumberAt(db: Db, organisationId: string, at: Date): Promise<number> {
  const { rows } = await db.query<{ number: number }>(sql`
    with recursive search (low, high) as (
      select 0::bigint, h.last from change_head h where h.organisation_id = ${organisationId}
      union all
      select case when found.before then found.number else s.low end,
        case when found.before then s.high else (s.low + s.high) / 2 end
      from search s cross join lateral (
        select next.number, coalesce(next.number <= s.high and next.changed_at < ${at}, false) as before
        from (values (1)) one left join lateral (
          select c.number, c.changed_at from change c
          where c.organisation_id = ${organisationId} and c.kind = 'invoice' and c.number > (s.low + s.high) / 2
          order by c.number limit 1
        ) next on true
      ) found
      where s.low < s.high
    )
    select coalesce(max(low), 0)::bigint as number from search`);
  return rows[0]!.number;
}

/** In the order of their numbers. */
export async function listChanges(
  db: Db,
  organisationId: string,
  kind: ChangeKind,
  { after, limit, companies }: { after: number; limit: number; companies?: readonly string[] },
): Promise<Change[]> {
  const { rows } = await db.query<Change>(sql`
    select number, subject, company_id, added, present, changed_at from change
    where organisation_id = ${organisationId} and kind = ${kind} and number > ${after}
      ${companies ? sql`and company_id = any(${companies}::uuid[])` : empty} order by number limit ${limit}`);
  return rows;
}

/** What one company has, or had: for a reader to whom it is given, or from whom it is taken away. */
export async function listChangesOfCompany(
  db: Db,
  { organisationId, companyId }: { organisationId: string; companyId: string },
  kind: ChangeKind,
  range: { after: number; limit: number } & ({ presentUpTo: number } | { addedUpTo: number }),
): Promise<Change[]> {
  const which =
    'presentUpTo' in range
      ? sql`present and number <= ${range.presentUpTo}`
      : sql`added <= ${range.addedUpTo}`;
  const { rows } = await db.query<Change>(sql`
    select number, subject, company_id, added, present, changed_at from change
    where organisation_id = ${organisationId} and kind = ${kind} and number > ${range.after}
      and company_id = ${companyId} and ${which}
    order by number limit ${range.limit}`);
  return rows;
}

/** Which of these were changed by a commit that has no number yet. */
export async function findUnnumbered(
  db: Db,
  organisationId: string,
  kind: ChangeKind,
  subjects: string[],
): Promise<Set<string>> {
  const { rows } = await db.query<{ subject: string }>(sql`
    select distinct s.subject from change_noted n, unnest(n.subjects) s (subject)
    where n.organisation_id = ${organisationId} and n.kind = ${kind} and n.subjects && ${subjects}::uuid[]
      and s.subject = any(${subjects}::uuid[])`);
  return new Set(rows.map((row) => row.subject));
}

/** Those that have changes without a number. */
export async function listOrganisationsToNumber(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    select o.id from organisation o
    where exists (select from change_noted n where n.organisation_id = o.id) order by o.id`);
  return rows.map((row) => row.id);
}

/** Those in which something has changed since the number that is given for them. */
export async function listChangedSince(
  db: Db,
  seen: { organisationId: string; last: number }[],
): Promise<string[]> {
  const { rows } = await db.query<{ organisationId: string }>(sql`
    select s.organisation_id
    from unnest(${seen.map((s) => s.organisationId)}::uuid[], ${seen.map((s) => s.last)}::bigint[]) s (organisation_id, last)
    where exists (select from change_noted n where n.organisation_id = s.organisation_id)
      or exists (select from change_head h where h.organisation_id = s.organisation_id and h.last > s.last)`);
  return rows.map((row) => row.organisationId);
}
