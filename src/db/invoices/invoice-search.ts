/**
 * Finds the ids of one page of a list of invoices, newest first, so that no filter reads the catalogue. Each kind of filter
 * has its way: a text by the parties that it names and by an index on numbers, dates of issue by when such invoices became
 * available, everything else by walking an index in the list's order.
 */
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { type Stretch, throughStretches, type Walk } from '../newest-first.ts';
import { idsArrivedAfter } from './arrived-after.ts';
import { type InvoiceFilter, invoiceConditions, textInNumber } from './invoice-filter.ts';
import { buyerId, findParties, lettersOf, numberMatches, sellerId } from './party.ts';
import { resolveText } from './resolve-text.ts';

/** In the order of the list. */
export async function findNewestInvoices(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
  page: Walk & { limit: number },
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
  const ids = named ? await idsOf(db, named) : await findInOrder(db, search, { limit: most + 1 });
  return ids.length > most ? undefined : ids;
}

async function findInOrder(db: Db, search: Search, page: Walk & { limit: number }): Promise<string[]> {
  const marked = search.named ? undefined : markedOf(search.filter);
  if (marked)
    return throughStretches(page, { at: sql`k.available_at`, id: sql`k.invoice_id` }, (stretch, upTo) =>
      idsOf(db, walkMarked(search, marked, stretch, upTo)),
    );
  return throughStretches(page, { at: sql`i.available_at`, id: sql`i.id` }, (stretch, upTo) => {
    if (search.named) return findNamed(db, search, search.named, stretch, upTo);
    const arrived = arrivedOf(search);
    if (arrived) return findArrived(db, search, arrived, stretch, upTo);
    return idsOf(db, walk(search, stretch, upTo));
  });
}

/** A filter with what had to be looked up for it. */
export interface Search {
  organisationId: string;
  filter: InvoiceFilter;
  /** What is looked for by parties. */
  named?: Named;
}

interface Named {
  /** Ids of parties that match, looked up once; undefined where they are too many. */
  parties(): Promise<string[] | undefined>;
  /** The text that may also be in a number. */
  number?: string;
}

/** Undefined when nothing can match. */
export async function prepareSearch(
  db: Db,
  organisationId: string,
  given: InvoiceFilter,
): Promise<Search | undefined> {
  const { cif, ...filter } = await resolveText(db, organisationId, given);
  if (cif !== undefined) {
    const companyId = await findCompanyId(db, organisationId, cif);
    if (!companyId || (filter.companyId ?? companyId) !== companyId) return undefined;
    filter.companyId = companyId;
  }
  const { text, partner } = filter;
  const sought = partner ?? text;
  if (sought === undefined || lettersOf(sought) === 0 || filter.ids) return { organisationId, filter };
  let found: Promise<string[] | undefined> | undefined;
  const parties = () => {
    found ??= findParties(db, organisationId, { text, partner });
    return found;
  };
  return { organisationId, filter, named: { parties, number: partner === undefined ? text : undefined } };
}

async function findCompanyId(db: Db, organisationId: string, cif: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from company where organisation_id = ${organisationId} and cif = ${cif}`);
  return rows[0]?.id;
}

async function idsOf(db: Db, query: Sql): Promise<string[]> {
  return (await db.query<{ id: string }>(query)).rows.map(({ id }) => id);
}

/** Through the index of the organisation, or of the company. */
function walk({ organisationId, filter }: Search, stretch: Stretch, upTo: number): Sql {
  const select = (more: Sql) => sql`
    select i.id, i.available_at from invoice i
    where i.organisation_id = ${organisationId} ${invoiceConditions(filter)} ${more} ${stretch.range} ${stretch.order} limit ${upTo}`;
  const { issuedFrom, issuedTo } = filter;
  if (issuedFrom === undefined && issuedTo === undefined) return select(empty);
  // Most invoices become available within days of their issue, so old days are a stretch of the walk; the others have an
  // index of their own.
  const inStep = sql`${isInStep}
    ${issuedFrom === undefined ? empty : sql`and i.available_at >= (${issuedFrom}::date - 1)::timestamp at time zone 'UTC'`}
    ${issuedTo === undefined ? empty : sql`and i.available_at < (${issuedTo}::date + 11)::timestamp at time zone 'UTC'`}`;
  return sql`
    select i.id from ((${select(inStep)}) union all (${select(isOutOfStep)})) i ${stretch.order} limit ${upTo}`;
}

// As the index invoice_out_of_step has it.
const daysUntilAvailable = sql`((i.available_at at time zone 'UTC')::date - i.issued_on)`;
const isInStep = sql`and (${daysUntilAvailable} between -1 and 10)`;
const isOutOfStep = sql`and (${daysUntilAvailable} between -1 and 10) is not true`;

/** What so many of the newest invoices say of the text: whether it is a common one. */
const sample = 300;
/** Of a sample, so many hits and more promise that a longer walk fills the page. */
const common = 6;
const longWalk = 5_000;

/**
 * A common text is found soonest by walking the newest invoices, a rare one by its parties and numbers. The first few
 * hundred invoices tell which it is.
 */
async function findNamed(
  db: Db,
  search: Search,
  named: Named,
  stretch: Stretch,
  upTo: number,
): Promise<string[]> {
  const first = await walkSome(db, search, stretch, { upTo, among: sample });
  if (first.done) return first.ids;
  const parties = first.ids.length >= common ? undefined : await named.parties();
  if (!parties) {
    const long = await walkSome(db, search, stretch, { upTo, among: longWalk });
    if (long.done) return long.ids;
  }
  const looked = parties ?? (await named.parties());
  if (!looked) return idsOf(db, walk(search, stretch, upTo));
  return idsOf(db, lookUp(search, { parties: looked, number: named.number }, stretch, upTo));
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
): Promise<string[]> {
  const first = await walkSome(db, search, stretch, { upTo, among: sample });
  if (first.done) return first.ids;
  const { organisationId, filter } = search;
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

/** Rows `k` that have what is looked for, and what is then left to ask of their invoices. */
interface Marked {
  from: Sql;
  rest: InvoiceFilter;
}

/**
 * By the rarest: what is in question, a tag, a person, then the other marks, which most invoices may have: where the filter
 * names days as well, these are the shorter way. Undefined where marks are no way at all.
 */
function markedOf({ tag, assignee, mark, ...rest }: InvoiceFilter): Marked | undefined {
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

/** Rows of marks have an order of their own that is the list's; their invoices are looked up one after the other. */
function walkMarked(
  { organisationId, filter: { companyId } }: Search,
  { from, rest }: Marked,
  { range, order }: Stretch,
  upTo: number,
): Sql {
  return sql`
    select i.id from (
      select k.* from ${from} and k.organisation_id = ${organisationId}
        ${companyId === undefined ? empty : sql`and k.company_id = ${companyId}`} ${range} ${order}
    ) k
    cross join lateral (
      select i.id from invoice i
      where i.id = k.invoice_id and i.organisation_id = k.organisation_id ${invoiceConditions(rest)} offset 0
    ) i
    ${order} limit ${upTo}`;
}

/** Done when the page is full, or when there are fewer invoices than the sample. */
async function walkSome(
  db: Db,
  { organisationId, filter }: Search,
  { range, order }: Stretch,
  { upTo, among }: { upTo: number; among: number },
): Promise<{ ids: string[]; done: boolean }> {
  const within = filter.companyId === undefined ? empty : sql`and i.company_id = ${filter.companyId}`;
  const some = (columns: Sql) => sql`
    select ${columns} from invoice i where i.organisation_id = ${organisationId} ${within} ${range} ${order} limit ${among}`;
  // Whole rows are read up to the last that the page needs. That there are no more than the sample is told by the index alone.
  const walkedOf = among > sample ? sql`${among}::int` : sql`(select count(*) from (${some(empty)}) i)`;
  const { rows } = await db.query<{ walked: number; ids: string[] }>(sql`
    select ${walkedOf} as walked, array(
      select i.id::text from (${some(sql`i.*`)}) i where true ${invoiceConditions(filter)} ${order} limit ${upTo}
    ) as ids`);
  const { walked, ids } = rows[0]!;
  return { ids, done: ids.length === upTo || walked < among };
}

/** With the parties that were found. */
interface Found {
  parties: string[];
  number: string | undefined;
}

function lookUp(search: Search, named: Found, stretch: Stretch, upTo: number): Sql {
  return sql`
    select i.id from (${candidates(search, named, { ...stretch, limit: sql`limit ${upTo}` })}) i
    group by i.id, i.available_at ${stretch.order} limit ${upTo}`;
}

/** Ids with what a list is ordered by, some twice: each party has a stretch of an index, in the list's order. */
function candidates(
  { organisationId, filter: { text, partner, ...filter } }: Search,
  { parties, number }: Found,
  { range, order, limit }: Stretch & { limit: Sql },
): Sql {
  const rest = { ...filter, text: partner === undefined ? undefined : text };
  const having = (condition: Sql) => sql`(
    select i.id, i.available_at from invoice i
    where i.organisation_id = ${organisationId} and ${condition} ${invoiceConditions(rest)} ${range} ${order} ${limit})`;
  const side = (id: Sql, otherRole: string) =>
    having(
      sql`${id} = p.id ${partner === undefined ? empty : sql`and i.role is distinct from ${otherRole}`}`,
    );
  const byParty = sql`
    select f.id, f.available_at from unnest(${parties}::bigint[]) p (id)
    cross join lateral (${side(sellerId, 'seller')} union all ${side(buyerId, 'buyer')}) f`;
  if (number === undefined) return byParty;
  return join(
    [byParty, having(sql`${numberMatches(organisationId, number)} and ${textInNumber(number)}`)],
    ' union all ',
  );
}

/** An invoice is found at most so often: by its seller, its buyer and its number. */
const waysToBeFound = 3;

/**
 * Every match, in no order: for sums. Undefined where the conditions of the filter must decide row by row.
 * @param upTo where there are more, so many of them, and not all are read
 */
export async function allNamed(search: Search, upTo?: number): Promise<Sql | undefined> {
  const parties = await search.named?.parties();
  if (!parties) return undefined;
  const found = { parties, number: search.named?.number };
  const every = candidates(search, found, { range: empty, order: empty, limit: empty });
  if (upTo === undefined) return sql`select i.id from (${every}) i group by i.id`;
  return sql`select i.id from ((${every}) limit ${upTo * waysToBeFound}) i group by i.id`;
}
