/**
 * Which invoices are new after a position of the feed of changes: by the order of their commits, so that one whose
 * transaction ended late is new however early it was recorded. The one rule behind the list and the counts.
 */
import sql, { type Sql } from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

export interface ArrivedAfter {
  /** What came into the catalogue by a later number is new. */
  number: number;
  /** Given to a limited reader since: everything of theirs is new. */
  companies: string[];
}

/** `number` is never below `added`, and has the index. */
const cameLater = (number: number) => sql`e.number > ${number} and e.added > ${number} and e.present`;

/** Of rows `invoice i`. */
export function hasArrivedAfter({ number, companies }: ArrivedAfter): Sql {
  const rule =
    companies.length === 0
      ? cameLater(number)
      : sql`e.present and (e.added > ${number} or e.company_id = any(${companies}::uuid[]))`;
  return sql`and exists (
    select from change e where e.subject = i.id and e.kind = 'invoice' and e.organisation_id = i.organisation_id and ${rule})`;
}

/** Their ids, each once, in no order: reads what has changed since, and all of the companies that were given. */
export function idsArrivedAfter(organisationId: string, { number, companies }: ArrivedAfter): Sql {
  const changed = sql`
    select e.subject as id from change e
    where e.organisation_id = ${organisationId} and e.kind = 'invoice' and ${cameLater(number)}`;
  if (companies.length === 0) return changed;
  return sql`
    ${changed}
    union
    select g.id from invoice g join change e on e.subject = g.id and e.kind = 'invoice' and e.organisation_id = g.organisation_id
    where g.organisation_id = ${organisationId} and g.company_id = any(${companies}::uuid[]) and e.present`;
}

export interface NewByCompany {
  counts: Map<string, number>;
  /** More has changed since than was read: of each company there are at least so many. */
  more: boolean;
}

/** @param most so many of the latest changes are read, and as many invoices of companies that were given */
export async function countArrivedAfter(
  db: Db,
  organisationId: string,
  { number, companies }: ArrivedAfter,
  most: number,
): Promise<NewByCompany> {
  const changed = sql`
    select e.company_id, 'changed' as found, e.added > ${number} and e.present as is_new from change e
    where e.organisation_id = ${organisationId} and e.kind = 'invoice' and e.number > ${number}
    order by e.number desc limit ${most + 1}`;
  const given = sql`
    select g.company_id, 'given', true from invoice g
    where g.organisation_id = ${organisationId} and g.company_id = any(${companies}::uuid[]) limit ${most + 1}`;
  const noneGiven = companies.length === 0;
  const { rows } = await db.query<{ companyId: string; found: string; read: number; count: number }>(
    prepared(
      noneGiven ? 'count arrived after' : 'count arrived after or given',
      sql`
    select company_id, found, count(*) as read, count(*) filter (where is_new) as count
    from (${noneGiven ? changed : sql`(${changed}) union all (${given})`}) r group by company_id, found`,
    ),
  );
  const counts = new Map<string, number>();
  const read = new Map<string, number>();
  for (const row of rows) {
    read.set(row.found, (read.get(row.found) ?? 0) + row.read);
    // All of a company that was given is counted by itself.
    if (row.found === 'changed' && companies.includes(row.companyId)) continue;
    counts.set(row.companyId, row.count);
  }
  return { counts, more: [...read.values()].some((rows) => rows > most) };
}
