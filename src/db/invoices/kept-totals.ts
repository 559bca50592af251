/** What a list of invoices comes to, from the sums that are kept (invoice-sums.ts). */
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { creditNoteTypes } from '../../core/credit-note.ts';
import { type DayRange, splitDays } from '../../core/split-days.ts';
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
  const stretches = splitDays({ from: issuedFrom, to: issuedTo });
  // The sums of a company are kept by month.
  if (ofCompanies && stretches.some(({ span }) => span === 'day')) return undefined;
  const conditions = sql`k.organisation_id = ${organisationId}
    ${direction === undefined ? empty : sql`and k.direction = ${direction}`}
    ${role === undefined ? empty : sql`and k.role = ${role}`}
    ${type === undefined ? empty : sql`and k.type_code = ${type}`}
    ${seal === undefined ? empty : sql`and k.seal_verdict = ${seal}`}
    ${reading === undefined ? empty : sql`and k.reading_verdict = ${reading}`}
    ${late === undefined ? empty : sql`and k.late = ${late}`}`;
  const within = (day: Sql, { from, to }: DayRange) => sql`
    ${from === undefined ? empty : sql`and ${day} >= ${from}::date`}
    ${to === undefined ? empty : sql`and ${day} <= ${to}::date`}`;
  const ofOne = companyId === undefined ? empty : sql`and k.company_id = ${companyId}`;
  const columns = sql`k.currency, k.direction, k.type_code, k.below_zero, k.count, k.incomplete, k.net, k.vat, k.payable`;
  const isCredit = sql`coalesce(k.type_code = any(${[...creditNoteTypes]}::text[]), false)`;
  const signed = (amount: Sql) =>
    sql`coalesce(sum(case when ${isCredit} and not k.below_zero then -${amount} else ${amount} end), 0)::text`;
  const kept = stretches.map(
    (stretch) => sql`
      select ${columns} from invoice_total k where ${conditions}
        and k.company_id is ${ofCompanies ? sql`not null` : sql`null`} ${ofOne} and k.span = ${stretch.span}
        ${within(sql`k.day`, stretch)}`,
  );
  return sql`
    select k.currency, k.direction, sum(k.count)::bigint as count,
      coalesce(sum(k.count) filter (where ${isCredit}), 0)::bigint as credit_notes, sum(k.incomplete)::bigint as incomplete,
      ${signed(sql`k.net`)} as net, ${signed(sql`k.vat`)} as vat, ${signed(sql`k.payable`)} as payable
    from (
      ${join(kept, ' union all ')}
      union all
      select ${columns} from invoice_change k where ${conditions} ${ofOne}
        ${within(sql`k.issued_on`, { from: issuedFrom, to: issuedTo })}
    ) k
    group by k.currency, k.direction having sum(k.count) <> 0
    order by sum(k.count) desc, k.currency nulls last, k.direction`;
}
