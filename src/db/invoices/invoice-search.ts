/**
 * Finds the ids of one page of a list of invoices, newest first, so that no filter reads the catalogue. Each kind of filter
 * has its way: a text by the parties that it names and by an index on numbers, dates of issue by when such invoices became
 * available, everything else by walking an index in the list's order.
 */
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Db, Statement } from '../connection.ts';
import { type Stretch, throughStretches, type Walk } from '../newest-first.ts';
import { limitOfPage } from '../usual-page.ts';
import { idsArrivedAfter } from './arrived-after.ts';
import {
  asksForMarks,
  findUnmarkedCompanies,
  hasMoreThan,
  type Marked,
  markedOf,
  mostWalked,
  tooManyToWalk,
} from './bounded-walk.ts';
import { type InvoiceFilter, invoiceConditions } from './invoice-filter.ts';
import { allNamed, lookUp } from './named-invoices.ts';
import { lettersOf } from './party.ts';
import { type Named, prepareSearch, type Search } from './prepare-search.ts';

/** In the order of the list. */
export async function findNewestInvoices(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
  page: Walk & { limit: number; mostWalked?: number },
): Promise<string[]> {
  const search = await prepareSearch(db, organisationId, filter);
  return search ? findInOrder(db, search, page) : [];
}

/** Every match, in no order. Undefined where there are more than `most`. */
export async function findWholeChoice(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
  most: number,
): Promise<string[] | undefined> {
  const search = await prepareSearch(db, organisationId, filter);
  if (!search) return [];
  const named = await allNamed(search, most + 1);
  const ids = named ? await idsOf(db, named) : await findInOrder(db, search, { limit: most + 1, mostWalked });
  return ids.length > most ? undefined : ids;
}

async function findInOrder(
  db: Db,
  search: Search,
  page: Walk & { limit: number; mostWalked?: number },
): Promise<string[]> {
  const { named, filter: asked } = search;
  const most = asksForMarks(asked) && !asked.ids ? page.mostWalked : undefined;
  const marked = named ? undefined : markedOf(asked);
  if (marked)
    return throughStretches(
      page,
      { at: sql`k.available_at`, id: sql`k.invoice_id` },
      async (stretch, upTo) => {
        const ids = await idsWithin(db, walkMarked(search, marked, stretch, upTo, most));
        if (!ids) throw tooManyToWalk();
        return ids;
      },
    );
  const { availableFrom: from, availableTo: to, ...filter } = asked;
  const within = { ...search, filter };
  const walked = { ...page, from, to };
  return throughStretches(walked, { at: sql`i.available_at`, id: sql`i.id` }, (stretch, upTo) => {
    if (named) return findNamed(db, within, named, stretch, upTo, most);
    const arrived = arrivedOf(within);
    if (arrived) return findArrived(db, within, arrived, stretch, upTo, most);
    return findByWalk(db, within, stretch, upTo, most);
  });
}

async function idsOf(db: Db, query: Statement): Promise<string[]> {
  return (await db.query<{ id: string }>(query)).rows.map(({ id }) => id);
}

/** Rows that say whether they are past the bound. @returns undefined when the walk came to it before the page was full */
async function idsWithin(db: Db, query: Statement): Promise<string[] | undefined> {
  const { rows } = await db.query<{ id: string; past?: boolean }>(query);
  return rows.some(({ past }) => past) ? undefined : rows.map(({ id }) => id);
}

async function findByWalk(
  db: Db,
  search: Search,
  stretch: Stretch,
  upTo: number,
  most: number | undefined,
): Promise<string[]> {
  const { organisationId, filter } = search;
  const limit = limitOfPage(upTo, stretch.usual && most === undefined && isUsual(search) && !search.named);
  const ids = await idsWithin(db, limit.named('newest invoices', walk(search, stretch, limit.rows, most)));
  if (ids) return ids;
  const some =
    filter.mark === 'none' ? await findUnmarkedCompanies(db, organisationId, filter.companyId) : undefined;
  if (!some || some.invoices > most!) throw tooManyToWalk();
  return idsOf(
    db,
    sql`
      select i.id from unnest(${some.companyIds}::uuid[]) n (company_id)
      cross join lateral (
        select i.id, i.available_at from invoice i
        where i.company_id = n.company_id and i.organisation_id = ${organisationId} ${invoiceConditions(filter)}
          ${stretch.range} ${stretch.order} limit ${upTo}
      ) i
      ${stretch.order} limit ${upTo}`,
  );
}

/** Through the index of the organisation, or of the company. @param most so many rows of a stretch; the next one says so */
function walk(
  { organisationId, filter }: Search,
  stretch: Stretch,
  limit: Sql,
  most: number | undefined,
): Sql {
  const { range, order } = stretch;
  const within = filter.companyId === undefined ? empty : sql`and i.company_id = ${filter.companyId}`;
  const select = (more: Sql) =>
    most === undefined
      ? sql`
    select i.id, i.available_at, false as past from invoice i
    where i.organisation_id = ${organisationId} ${invoiceConditions(filter)} ${more} ${range} ${order} limit ${limit}`
      : sql`
    select i.id, i.available_at, i.place > ${most} as past from (
      select i.*, row_number() over (${order}) as place from invoice i
      where i.organisation_id = ${organisationId} ${within} ${more} ${range} ${order} limit ${most + 1}
    ) i
    where (i.place > ${most} or (true ${invoiceConditions(filter)})) ${order} limit ${limit}`;
  if (filter.issuedFrom === undefined && filter.issuedTo === undefined) return select(empty);
  return sql`
    select i.id, i.past from ((${select(isInStepWith(filter))}) union all (${select(isOutOfStep)})) i ${order} limit ${limit}`;
}

/**
 * Most invoices become available within days of their issue, so old days are a stretch of the walk; the others have an
 * index of their own.
 */
export function isInStepWith({ issuedFrom, issuedTo }: InvoiceFilter): Sql {
  return sql`${isInStep}
    ${issuedFrom === undefined ? empty : sql`and i.available_at >= (${issuedFrom}::date - 1)::timestamp at time zone 'UTC'`}
    ${issuedTo === undefined ? empty : sql`and i.available_at < (${issuedTo}::date + 11)::timestamp at time zone 'UTC'`}`;
}

// As the index invoice_out_of_step has it.
const daysUntilAvailable = sql`((i.available_at at time zone 'UTC')::date - i.issued_on)`;
const isInStep = sql`and (${daysUntilAvailable} between -1 and 10)`;
export const isOutOfStep = sql`and (${daysUntilAvailable} between -1 and 10) is not true`;

/** What so many of the newest invoices say of the text: whether it is a common one. */
const sample = 300;
/** Of a sample, so many hits and more promise that a longer walk fills the page. */
const common = 6;
const longWalk = 5_000;

/**
 * A common text is found soonest by walking the newest invoices, a rare one by its parties and numbers. The first few
 * hundred invoices tell which it is; one or two letters are common.
 */
async function findNamed(
  db: Db,
  search: Search,
  named: Named,
  stretch: Stretch,
  upTo: number,
  most: number | undefined,
): Promise<string[]> {
  const isShort = lettersOf(search.filter.partner ?? search.filter.text ?? '') < 3;
  const first = await walkSome(db, search, stretch, { upTo, among: isShort ? longWalk : sample });
  if (first.done) return first.ids;
  const parties = !isShort && first.ids.length >= common ? undefined : await named.parties();
  if (!parties && !isShort) {
    const long = await walkSome(db, search, stretch, { upTo, among: longWalk });
    if (long.done) return long.ids;
  }
  const looked = parties ?? (await named.parties());
  if (!looked) return findByWalk(db, search, stretch, upTo, most);
  const limit = limitOfPage(upTo, stretch.usual && isUsual(search));
  const found = lookUp(search, { parties: looked, number: named.number }, stretch, limit.rows);
  return idsOf(db, limit.named('look up invoices', found));
}

/** It asks for nothing by whose value PostgreSQL would choose another way: a text, a partner, a company. */
function isUsual({
  filter: { text: _, partner: _partner, companyId: _company, ...others },
}: Search): boolean {
  return Object.values(others).every((value) => value === undefined);
}

/**
 * What arrived lately is mostly what became available lately. Where it is not, as after the first sync of another company,
 * what arrived is read by when it did, and sorted.
 */
async function findArrived(
  db: Db,
  search: Search,
  arrived: Sql,
  stretch: Stretch,
  upTo: number,
  most: number | undefined,
): Promise<string[]> {
  const first = await walkSome(db, search, stretch, { upTo, among: sample });
  if (first.done) return first.ids;
  const { organisationId, filter } = search;
  const { arrivedAfter, arrivedSince } = filter;
  const all = arrivedAfter
    ? sql`(${idsArrivedAfter(organisationId, arrivedAfter)})`
    : sql`(select from invoice i
    where i.organisation_id = ${organisationId} and i.recorded_at >= ${arrivedSince} order by i.recorded_at)`;
  if (most !== undefined && (await hasMoreThan(db, most, all))) throw tooManyToWalk();
  const { range, order } = stretch;
  return idsOf(
    db,
    sql`
      with arrived as materialized (
        select i.* from ${arrived} and i.organisation_id = ${organisationId} ${range}
      )
      select i.id from arrived i where true ${invoiceConditions(filter)} ${order} limit ${upTo}`,
  );
}

/** Rows `i` by when they arrived, in no order; undefined where the filter does not say. */
function arrivedOf({ organisationId, filter: { arrivedAfter, arrivedSince } }: Search): Sql | undefined {
  if (arrivedAfter) return sql`invoice i where i.id in (${idsArrivedAfter(organisationId, arrivedAfter)})`;
  return arrivedSince && sql`invoice i where i.recorded_at >= ${arrivedSince}`;
}

/** Rows of marks have an order of their own that is the list's; their invoices are looked up one after the other. */
function walkMarked(
  { organisationId, filter: { companyId } }: Search,
  { from, rest }: Marked,
  { range, order }: Stretch,
  upTo: number,
  most: number | undefined,
): Sql {
  const within = companyId === undefined ? empty : sql`and k.company_id = ${companyId}`;
  const rows = sql`from ${from} and k.organisation_id = ${organisationId} ${within} ${range} ${order}`;
  const invoice = sql`lateral (
      select i.id from invoice i
      where i.id = k.invoice_id and i.organisation_id = k.organisation_id ${invoiceConditions(rest)} offset 0
    ) i`;
  if (most === undefined)
    return sql`select i.id from (select k.* ${rows}) k cross join ${invoice} ${order} limit ${upTo}`;
  // `from` ends with a condition, so the window is in a query around it.
  return sql`
    select k.invoice_id as id, k.place > ${most} as past from (
      select k.*, row_number() over (${order}) as place from (select k.* ${rows} limit ${most + 1}) k
    ) k
    left join ${invoice} on true
    where i.id is not null or k.place > ${most}
    ${order} limit ${upTo}`;
}

/** Done when the page is full, or when there are fewer invoices than the sample. */
async function walkSome(
  db: Db,
  search: Search,
  { range, order, usual }: Stretch,
  { upTo, among }: { upTo: number; among: number },
): Promise<{ ids: string[]; done: boolean }> {
  const { organisationId, filter } = search;
  const limit = limitOfPage(upTo, usual && isUsual(search));
  const within = filter.companyId === undefined ? empty : sql`and i.company_id = ${filter.companyId}`;
  const some = (columns: Sql) => sql`
    select ${columns} from invoice i where i.organisation_id = ${organisationId} ${within} ${range} ${order} limit ${raw(String(among))}`;
  // Whole rows are read up to the last that the page needs. That there are no more than the sample is told by the index alone.
  const walkedOf = among > sample ? sql`${among}::int` : sql`(select count(*) from (${some(empty)}) i)`;
  const statement = sql`
    select ${walkedOf} as walked, array(
      select i.id::text from (${some(sql`i.*`)}) i where true ${invoiceConditions(filter)} ${order} limit ${limit.rows}
    ) as ids`;
  const { rows } = await db.query<{ walked: number; ids: string[] }>(limit.named('walk invoices', statement));
  const { walked, ids } = rows[0]!;
  return { ids, done: ids.length >= upTo || walked < among };
}
