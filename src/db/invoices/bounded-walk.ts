/**
 * How far lists and sums by marks, assignees and tags may look. What has no mark is in no index: such invoices are looked for
 * in the list's order, then in the companies that have any by the kept counts, and the question is refused where both are
 * too long a way.
 */
import sql, { type Sql } from 'sql-template-tag';
import { Problem } from '../../core/errors.ts';
import type { Db } from '../connection.ts';
import { isPrepared } from '../prepared.ts';
import type { InvoiceFilter } from './invoice-filter.ts';

/** For one page of a list: index entries, each with a look-up of its mark. */
export const mostWalked = 20_000;
/** For one sum. */
export const mostSummed = 100_000;

export function asksForMarks({ mark, assignee, tag }: InvoiceFilter): boolean {
  return mark !== undefined || assignee !== undefined || tag !== undefined;
}

/** Rows `k` that have what is looked for, and what is then left to ask of their invoices. */
export interface Marked {
  from: Sql;
  rest: InvoiceFilter;
}

/**
 * By the rarest: what is in question, a tag, a person, then the other marks, which most invoices may have: where the filter
 * names days as well, these are the shorter way. Undefined where marks are no way at all.
 */
export function markedOf({ tag, assignee, mark, ...rest }: InvoiceFilter): Marked | undefined {
  const byMark = { from: sql`invoice_mark k where k.mark = ${mark}`, rest: { ...rest, tag, assignee } };
  if (mark === 'question') return byMark;
  if (tag !== undefined)
    return { from: sql`invoice_tag k where k.tag = ${tag}`, rest: { ...rest, assignee, mark } };
  if (assignee !== undefined && assignee !== 'none')
    return { from: sql`invoice_mark k where k.assignee = ${assignee}::uuid`, rest: { ...rest, mark } };
  const { issuedFrom, issuedTo, arrivedSince, arrivedAfter } = rest;
  const isDated = [issuedFrom, issuedTo, arrivedSince, arrivedAfter].some((given) => given !== undefined);
  return mark === undefined || mark === 'none' || isDated ? undefined : byMark;
}

export function tooManyToWalk(): Problem {
  return new Problem('unavailable', 'too_many_invoices_to_walk', {});
}

/** @param rows a whole query in the order of an index, in parentheses */
export async function hasMoreThan(db: Db, most: number, rows: Sql): Promise<boolean> {
  const { rows: counted } = await db.query<{ more: boolean }>(sql`
    select count(*) > ${most} as more from (${rows} limit ${most + 1}) r`);
  return counted[0]!.more;
}

/**
 * The companies that have invoices without a mark, and how many invoices these have in all. Exact, from what is kept: as many
 * rows as companies have months. Undefined while a large database prepares its counts.
 */
export async function findUnmarkedCompanies(
  db: Db,
  organisationId: string,
  companyId: string | undefined,
): Promise<{ companyIds: string[]; invoices: number } | undefined> {
  if (!(await isPrepared(db, 'counts'))) return undefined;
  const of = sql`where organisation_id = ${organisationId}
    ${companyId === undefined ? sql`and company_id is not null` : sql`and company_id = ${companyId}`}`;
  const { rows } = await db.query<{ companyId: string; invoices: number }>(sql`
    select company_id, sum(invoices)::bigint as invoices from (
      select company_id, count as invoices, 0 as marked from invoice_total ${of}
      union all select company_id, count, 0 from invoice_change ${of}
      union all select company_id, 0, count from mark_count ${of}
    ) c group by company_id having sum(invoices) > sum(marked)`);
  return {
    companyIds: rows.map(({ companyId }) => companyId),
    invoices: rows.reduce((sum, { invoices }) => sum + invoices, 0),
  };
}
