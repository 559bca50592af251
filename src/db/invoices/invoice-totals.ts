/** What a list of invoices comes to, by currency and direction. A credit note counts against the others, whether it is written with a minus or without. */
import sql, { empty, type Sql } from 'sql-template-tag';
import { creditNoteTypes } from '../../core/credit-note.ts';
import { dayMs } from '../../core/durations.ts';
import { Problem } from '../../core/errors.ts';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import { isPrepared } from '../prepared.ts';
import { idsArrivedAfter } from './arrived-after.ts';
import { type InvoiceFilter, invoiceConditions } from './invoice-filter.ts';
import { allNamed, prepareSearch } from './invoice-search.ts';

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
  return withinLimit(() =>
    inTransaction(db, async (tx) => {
      await tx.query(`set local statement_timeout = ${longestMs}`);
      return sumInvoicesIn(tx, organisationId, filter);
    }),
  );
}

/** In a transaction of the caller's, whose snapshot it shares. */
export async function sumInvoicesIn(
  tx: Db,
  organisationId: string,
  filter: InvoiceFilter,
): Promise<InvoiceTotal[]> {
  const search = await prepareSearch(tx, organisationId, filter);
  if (!search) return [];
  const kept = keptTotals(organisationId, search.filter);
  if (kept && (await isPrepared(tx, 'counts'))) return (await tx.query<InvoiceTotal>(kept)).rows;
  const named = await allNamed(search);
  const { rows } = await tx.query<InvoiceTotal>(sql`
    select i.currency, i.direction, count(*) as count, count(*) filter (where ${isCreditNote}) as credit_notes,
      count(*) filter (where i.net is null or i.vat is null or i.payable is null) as incomplete,
      ${signedSum(sql`i.net`)} as net, ${signedSum(sql`i.vat`)} as vat, ${signedSum(sql`i.payable`)} as payable
    from invoice i ${named ? sql`join (${named}) f on f.id = i.id` : empty}
    where i.organisation_id = ${organisationId} ${named ? empty : conditionsOf(organisationId, search.filter)}
    group by i.currency, i.direction
    order by count(*) desc, i.currency nulls last, i.direction`);
  return rows;
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
    throw new Problem('unavailable', 'too_many_invoices_to_total', {});
  }
}

/**
 * From the kept sums, exactly: what is kept and what has changed since it was folded. Undefined where the filter asks for
 * something by which no sum is kept, or for part of a month of one company.
 */
function keptTotals(organisationId: string, filter: InvoiceFilter): Sql | undefined {
  const { companyId, issuedFrom, issuedTo, direction, role, type, seal, reading, late, ...others } = filter;
  if (Object.values(others).some((value) => value !== undefined)) return undefined;
  if (companyId !== undefined && !areWholeMonths(issuedFrom, issuedTo)) return undefined;
  const conditions = sql`k.organisation_id = ${organisationId}
    ${direction === undefined ? empty : sql`and k.direction = ${direction}`}
    ${role === undefined ? empty : sql`and k.role = ${role}`}
    ${type === undefined ? empty : sql`and k.type_code = ${type}`}
    ${seal === undefined ? empty : sql`and k.seal_verdict = ${seal}`}
    ${reading === undefined ? empty : sql`and k.reading_verdict = ${reading}`}
    ${late === undefined ? empty : sql`and k.late = ${late}`}`;
  const from = (day: Sql) => sql`
    ${issuedFrom === undefined ? empty : sql`and ${day} >= ${issuedFrom}::date`}
    ${issuedTo === undefined ? empty : sql`and ${day} <= ${issuedTo}::date`}`;
  const columns = sql`k.currency, k.direction, k.type_code, k.below_zero, k.count, k.incomplete, k.net, k.vat, k.payable`;
  const isCredit = sql`coalesce(k.type_code = any(${[...creditNoteTypes]}::text[]), false)`;
  const signed = (amount: Sql) =>
    sql`coalesce(sum(case when ${isCredit} and not k.below_zero then -${amount} else ${amount} end), 0)::text`;
  return sql`
    select k.currency, k.direction, sum(k.count)::bigint as count,
      coalesce(sum(k.count) filter (where ${isCredit}), 0)::bigint as credit_notes, sum(k.incomplete)::bigint as incomplete,
      ${signed(sql`k.net`)} as net, ${signed(sql`k.vat`)} as vat, ${signed(sql`k.payable`)} as payable
    from (
      select ${columns} from invoice_sum k where ${conditions} ${from(sql`k.day`)}
        and ${companyId === undefined ? sql`k.company_id is null` : sql`k.company_id = ${companyId}`}
      union all
      select ${columns} from invoice_change k where ${conditions} ${from(sql`k.issued_on`)}
        ${companyId === undefined ? empty : sql`and k.company_id = ${companyId}`}
    ) k
    group by k.currency, k.direction having sum(k.count) <> 0
    order by sum(k.count) desc, k.currency nulls last, k.direction`;
}

/** The sums of a company are kept by month. */
function areWholeMonths(issuedFrom: string | undefined, issuedTo: string | undefined): boolean {
  const fromFirst = issuedFrom === undefined || issuedFrom.endsWith('-01');
  const toLast = issuedTo === undefined || new Date(Date.parse(issuedTo) + dayMs).getUTCDate() === 1;
  return fromFirst && toLast;
}

const isCreditNote = sql`coalesce(i.type_code = any(${[...creditNoteTypes]}::text[]), false)`;

// As countsNegated in core/credit-note.ts.
export const isNegated = sql`(${isCreditNote} and not coalesce(coalesce(nullif(i.net, 0), i.payable) < 0, false))`;

function signedSum(amount: Sql): Sql {
  return sql`coalesce(sum(case when ${isNegated} then -${amount} else ${amount} end), 0)::text`;
}
