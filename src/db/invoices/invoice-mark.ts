/** Marks, assignees and tags of invoices: what people do with them. The engine writes none of it, and reading a document again changes nothing here. */
import sql, { type Sql } from 'sql-template-tag';
import type { Mark, MarkFilter } from '../../core/mark.ts';
import type { Db } from '../connection.ts';

/** Which of these the organisation has, locked in the order of their ids against a change of when they became available. */
export async function lockInvoices(db: Db, organisationId: string, ids: string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from invoice where organisation_id = ${organisationId} and id = any(${ids}::uuid[]) order by id for share`);
  return rows.map(({ id }) => id);
}

/** @param ids locked @returns those that changed */
export async function setMark(
  db: Db,
  organisationId: string,
  ids: string[],
  mark: Mark | null,
  now: Date,
): Promise<string[]> {
  await addRows(db, organisationId, ids);
  return changed(
    db,
    sql`update invoice_mark set mark = ${mark}, marked_at = ${mark === null ? null : now}
      where organisation_id = ${organisationId} and invoice_id = any(${ids}::uuid[]) and mark is distinct from ${mark}
      returning invoice_id`,
  );
}

/** @param ids locked @returns those that changed */
export async function setAssignee(
  db: Db,
  organisationId: string,
  ids: string[],
  assignee: string | null,
): Promise<string[]> {
  await addRows(db, organisationId, ids);
  return changed(
    db,
    sql`update invoice_mark set assignee = ${assignee}
      where organisation_id = ${organisationId} and invoice_id = any(${ids}::uuid[])
        and assignee is distinct from ${assignee}::uuid
      returning invoice_id`,
  );
}

/** @param ids locked @returns those that changed */
export async function addTags(
  db: Db,
  organisationId: string,
  ids: string[],
  tags: string[],
): Promise<string[]> {
  return changed(
    db,
    sql`insert into invoice_tag (invoice_id, organisation_id, company_id, available_at, tag)
      select i.id, i.organisation_id, i.company_id, i.available_at, t.tag
      from invoice i cross join unnest(${tags}::text[]) t (tag)
      where i.organisation_id = ${organisationId} and i.id = any(${ids}::uuid[]) order by i.id, t.tag
      on conflict do nothing returning invoice_id`,
  );
}

/** @returns those that changed */
export async function removeTags(
  db: Db,
  organisationId: string,
  ids: string[],
  tags: string[],
): Promise<string[]> {
  return changed(
    db,
    sql`delete from invoice_tag
      where organisation_id = ${organisationId} and invoice_id = any(${ids}::uuid[]) and tag = any(${tags}::text[])
      returning invoice_id`,
  );
}

/** @returns those that changed */
export async function removeOtherTags(
  db: Db,
  organisationId: string,
  ids: string[],
  tags: string[],
): Promise<string[]> {
  return changed(
    db,
    sql`delete from invoice_tag
      where organisation_id = ${organisationId} and invoice_id = any(${ids}::uuid[]) and tag <> all(${tags}::text[])
      returning invoice_id`,
  );
}

/** The most that one of these has. */
export async function countMostTags(db: Db, organisationId: string, ids: string[]): Promise<number> {
  const { rows } = await db.query<{ most: number | null }>(sql`
    select max(n)::int as most from (
      select count(*) as n from invoice_tag
      where organisation_id = ${organisationId} and invoice_id = any(${ids}::uuid[]) group by invoice_id
    ) counted`);
  return rows[0]!.most ?? 0;
}

/** In use in the organisation, by name: one look into the index for each. */
export async function listTags(db: Db, organisationId: string, limit: number): Promise<string[]> {
  const next = (after: Sql) => sql`(
    select tag from invoice_tag where organisation_id = ${organisationId} ${after} order by tag limit 1)`;
  const { rows } = await db.query<{ tag: string }>(sql`
    with recursive used (tag) as (
      ${next(sql``)}
      union all
      select ${next(sql`and tag > used.tag`)} from used where used.tag is not null
    )
    select tag from used where tag is not null limit ${limit}`);
  return rows.map(({ tag }) => tag);
}

/** Of a member who leaves. */
export async function clearAssignee(db: Db, organisationId: string, memberId: string): Promise<number> {
  const { rowCount } = await db.query(sql`
    update invoice_mark set assignee = null where organisation_id = ${organisationId} and assignee = ${memberId}`);
  return rowCount ?? 0;
}

/**
 * Conditions on `invoice i`. What is not there is asked of each row by itself: as a join the planner may read all marks of an
 * organisation for a page of its list.
 */
export function hasMark(mark: MarkFilter): Sql {
  if (mark === 'none') return isNull(sql`u.mark`);
  return markedWith(sql`u.mark = ${mark}`);
}

export function hasAssignee(assignee: string): Sql {
  if (assignee === 'none') return isNull(sql`u.assignee`);
  return markedWith(sql`u.assignee = ${assignee}::uuid`);
}

export function hasTag(tag: string): Sql {
  return sql`and exists (select from invoice_tag u
    where u.invoice_id = i.id and u.organisation_id = i.organisation_id and u.tag = ${tag})`;
}

function isNull(column: Sql): Sql {
  return sql`and (select ${column} from invoice_mark u
    where u.invoice_id = i.id and u.organisation_id = i.organisation_id) is null`;
}

function markedWith(condition: Sql): Sql {
  return sql`and exists (select from invoice_mark u
    where u.invoice_id = i.id and u.organisation_id = i.organisation_id and ${condition})`;
}

/** For an invoice that has no row of marks yet. */
async function addRows(db: Db, organisationId: string, ids: string[]): Promise<void> {
  await db.query(sql`
    insert into invoice_mark (invoice_id, organisation_id, company_id, available_at)
    select i.id, i.organisation_id, i.company_id, i.available_at from invoice i
    where i.organisation_id = ${organisationId} and i.id = any(${ids}::uuid[]) order by i.id
    on conflict do nothing`);
}

async function changed(db: Db, statement: Sql): Promise<string[]> {
  const { rows } = await db.query<{ invoiceId: string }>(statement);
  return [...new Set(rows.map(({ invoiceId }) => invoiceId))];
}
