/** What a list of invoices comes to, from the sums that are kept (invoice-sums.ts). */
import sql, { empty, type Sql } from 'sql-template-tag';
import { creditNoteTypes } from '../../core/credit-note.ts';
import { dayMs } from '../../core/durations.ts';
import type { InvoiceFilter } from './invoice-filter.ts';

/**
 * From the kept sums, exactly: what is kept and what has changed since it was folded. Undefined where the filter asks for
 * something by which no sum is kept, or for part of a month of one company.
 * @param limited the caller sees some companies alone: their sums are added up
 */
export function keptTotals(organisationId: string, filter: InvoiceFilter, limited: boolean): Sql | undefined {
  const { companyId, issuedFrom, issuedTo, direction, role, type, seal, reading, late, ...others } = filter;
  if (Object.values(others).some((value) => value !== undefined)) return undefined;
  const ofCompanies = companyId !== undefined || limited;
  if (ofCompanies && !areWholeMonths(issuedFrom, issuedTo)) return undefined;
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
        and k.company_id is ${ofCompanies ? sql`not null` : sql`null`}
        ${companyId === undefined ? empty : sql`and k.company_id = ${companyId}`}
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
