/** What a list of invoices comes to, by currency and direction. A credit note counts against the others, whether it is written with a minus or without. */
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { creditNoteTypes } from '../../core/credit-note.ts';
import { Problem } from '../../core/errors.ts';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import { isPrepared } from '../prepared.ts';
import { idsArrivedAfter } from './arrived-after.ts';
import { asksForMarks, findUnmarkedCompanies, hasMoreThan, markedOf, mostSummed } from './bounded-walk.ts';
import { type InvoiceFilter, invoiceConditions } from './invoice-filter.ts';
import { isInStepWith, isOutOfStep } from './invoice-search.ts';
import { keptTotals } from './kept-totals.ts';
import { allNamed } from './named-invoices.ts';
import { prepareSearch, type Search } from './prepare-search.ts';

export interface InvoiceTotal {
  /** Null where the document names none. */
  currency: string | null;
  direction: 'received' | 'sent';
  count: number;
  /** Of them, credit notes: subtracted. */
  creditNotes: number;
  /** Of them, those that lack one of the three amounts: the sums are of what is known. */
  incomplete: number;
  net: string;
  vat: string;
  payable: string;
}

/** A sum over a million rows takes about a second. A request that needs more than this is refused. */
const longestMs = 8_000;
const queryCancelled = '57014';

/** @throws Problem unavailable when it would take too long */
export async function sumInvoices(
  db: Transactor,
  organisationId: string,
  filter: InvoiceFilter,
): Promise<InvoiceTotal[]> {
  // What is kept is read in a millisecond, and needs no transaction for its limit.
  const kept = await sumKept(db, { organisationId, filter });
  if (kept) return kept;
  return withinLimit(() =>
    inTransaction(db, async (tx) => {
      await tx.query(`set local statement_timeout = ${longestMs}`);
      return sumInvoicesIn(tx, organisationId, filter);
    }),
  );
}

/** Undefined where nothing is kept by what the filter asks for, and while a large database prepares it. */
async function sumKept(db: Db, { organisationId, filter }: Search): Promise<InvoiceTotal[] | undefined> {
  const kept = keptTotals(organisationId, filter, db.limited === true);
  return kept && (await isPrepared(db, 'counts')) ? (await db.query<InvoiceTotal>(kept)).rows : undefined;
}

/**
 * In a transaction of the caller's, whose snapshot it shares.
 * @throws Problem unavailable when a filter by marks, assignees or tags would read more than `most` invoices
 */
export async function sumInvoicesIn(
  tx: Db,
  organisationId: string,
  filter: InvoiceFilter,
  most = mostSummed,
): Promise<InvoiceTotal[]> {
  const search = await prepareSearch(tx, organisationId, filter);
  if (!search) return [];
  const kept = await sumKept(tx, search);
  if (kept) return kept;
  const named = await allNamed(search);
  if (!named && asksForMarks(search.filter) && !search.filter.ids) return sumMarked(tx, search, most);
  const from = named
    ? sql`from invoice i join (${named}) f on f.id = i.id where i.organisation_id = ${organisationId}`
    : matching(search);
  return (await tx.query<InvoiceTotal>(sumsOf(from))).rows;
}

/** Days of issue are a stretch of those when invoices became available, in whose order there is an index with the amount. */
function matching({ organisationId, filter }: Search): Sql {
  const those = sql`from invoice i where i.organisation_id = ${organisationId} ${conditionsOf(organisationId, filter)}`;
  if (filter.issuedFrom === undefined && filter.issuedTo === undefined) return those;
  return sql`from ((select i.* ${those} ${isInStepWith(filter)}) union all (select i.* ${those} ${isOutOfStep})) i`;
}

/** By the marks, by the days, or by the companies that have any without a mark: by what is not too much. */
async function sumMarked(tx: Db, search: Search, most: number): Promise<InvoiceTotal[]> {
  const { organisationId, filter } = search;
  const { companyId } = filter;
  const given = candidates(search);
  const sumOf = async (ids: Sql, conditions = conditionsOf(organisationId, filter)) =>
    (await tx.query<InvoiceTotal>(sumsOf(lookedUp(organisationId, ids, conditions)))).rows;
  if (!(await hasMoreThan(tx, most, given))) return sumOf(given);
  const lacking = lackingOf(filter);
  if (!lacking || !(await isPrepared(tx, 'counts'))) throw tooManyToTotal();
  // All of them, which is kept, minus those that have it.
  const kept = keptTotals(organisationId, lacking.rest, tx.limited === true);
  const having = sql`(select k.invoice_id as id from invoice_mark k
    where k.organisation_id = ${organisationId} and ${lacking.what} is not null ${ofCompany(sql`k`, companyId)}
    order by ${lacking.what}, k.available_at desc nulls last, k.invoice_id desc)`;
  if (kept && !(await hasMoreThan(tx, most, having))) {
    const unwanted = sumsOf(lookedUp(organisationId, having, invoiceConditions(lacking.rest)));
    return (await tx.query<InvoiceTotal>(difference(kept, unwanted))).rows;
  }
  if (filter.mark !== 'none') throw tooManyToTotal();
  const some = await findUnmarkedCompanies(tx, organisationId, companyId);
  if (!some || some.invoices > most) throw tooManyToTotal();
  return sumOf(sql`select i.id from invoice i
    where i.organisation_id = ${organisationId} and i.company_id = any(${some.companyIds}::uuid[])`);
}

/** What the filter asks not to be there, by a column of `invoice_mark k`, and what else it asks for. */
function lackingOf({
  mark,
  assignee,
  ...rest
}: InvoiceFilter): { what: Sql; rest: InvoiceFilter } | undefined {
  if (mark === 'none') return { what: sql`k.mark`, rest: { ...rest, assignee } };
  if (assignee === 'none') return { what: sql`k.assignee`, rest: { ...rest, mark } };
  return undefined;
}

/**
 * Ids among which all are that the filter finds. In the order of an index: without one the planner may look for a bounded
 * number of rows through those of other organisations.
 */
function candidates({ organisationId, filter }: Search): Sql {
  const { companyId, issuedFrom, issuedTo, arrivedSince, arrivedAfter } = filter;
  const marked = markedOf(filter);
  if (marked)
    return sql`(select k.invoice_id as id from ${marked.from} and k.organisation_id = ${organisationId}
      ${ofCompany(sql`k`, companyId)} order by k.available_at desc nulls last, k.invoice_id desc)`;
  const invoices = (more: Sql, order = sql`i.available_at desc nulls last, i.id desc`) =>
    sql`(select i.id from invoice i where i.organisation_id = ${organisationId} ${ofCompany(sql`i`, companyId)} ${more}
      order by ${order})`;
  if (arrivedAfter)
    return sql`(select i.id from invoice i where i.organisation_id = ${organisationId}
      and i.id in (${idsArrivedAfter(organisationId, arrivedAfter)}))`;
  if (arrivedSince) return invoices(sql`and i.recorded_at >= ${arrivedSince}`, sql`i.recorded_at`);
  if (issuedFrom === undefined && issuedTo === undefined) return invoices(empty);
  return sql`(${invoices(isInStepWith(filter))} union all ${invoices(isOutOfStep)})`;
}

function ofCompany(row: Sql, companyId: string | undefined): Sql {
  return companyId === undefined ? empty : sql`and ${row}.company_id = ${companyId}`;
}

/** One after the other: as a join the planner may read a table from end to end. */
function lookedUp(organisationId: string, ids: Sql, conditions: Sql): Sql {
  return sql`from (${ids}) f cross join lateral (
    select i.* from invoice i where i.id = f.id and i.organisation_id = ${organisationId} ${conditions} offset 0) i`;
}

function sumsOf(from: Sql): Sql {
  return sql`
    select i.currency, i.direction, count(*) as count, count(*) filter (where ${isCreditNote}) as credit_notes,
      count(*) filter (where i.net is null or i.vat is null or i.payable is null) as incomplete,
      ${signedSum(sql`i.net`)} as net, ${signedSum(sql`i.vat`)} as vat, ${signedSum(sql`i.payable`)} as payable
    ${from}
    group by i.currency, i.direction
    order by count(*) desc, i.currency nulls last, i.direction`;
}

function difference(all: Sql, unwanted: Sql): Sql {
  const counts = ['count', 'credit_notes', 'incomplete'];
  const amounts = ['net', 'vat', 'payable'];
  const signed = (sign: string) =>
    raw(
      [
        ...counts.map((name) => `${sign}${name} as ${name}`),
        ...amounts.map((name) => `${sign}${name}::numeric as ${name}`),
      ].join(),
    );
  return sql`
    select currency, direction, ${raw(counts.map((name) => `sum(${name})::bigint as ${name}`).join())},
      ${raw(amounts.map((name) => `sum(${name})::text as ${name}`).join())}
    from (
      select currency, direction, ${signed('')} from (${all}) a
      union all
      select currency, direction, ${signed('-')} from (${unwanted}) u
    ) both_sides
    group by currency, direction having sum(count) <> 0
    order by sum(count) desc, currency nulls last, direction`;
}

/** What is new is looked up, and not asked of every invoice. */
function conditionsOf(organisationId: string, { arrivedAfter, ...filter }: InvoiceFilter): Sql {
  const arrived = arrivedAfter && sql`and i.id in (${idsArrivedAfter(organisationId, arrivedAfter)})`;
  return sql`${arrived ?? empty} ${invoiceConditions(filter)}`;
}

async function withinLimit<T>(sum: () => Promise<T>): Promise<T> {
  try {
    return await sum();
  } catch (error) {
    if ((error as { code?: unknown }).code !== queryCancelled) throw error;
    throw tooManyToTotal();
  }
}

function tooManyToTotal(): Problem {
  return new Problem('unavailable', 'too_many_invoices_to_total', {});
}

const isCreditNote = sql`coalesce(i.type_code = any(${[...creditNoteTypes]}::text[]), false)`;

// As countsNegated in core/credit-note.ts.
export const isNegated = sql`(${isCreditNote} and not coalesce(coalesce(nullif(i.net, 0), i.payable) < 0, false))`;

function signedSum(amount: Sql): Sql {
  return sql`coalesce(sum(case when ${isNegated} then -${amount} else ${amount} end), 0)::text`;
}
