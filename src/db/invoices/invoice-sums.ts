/** The kept sums of invoices, which triggers and a job keep (migration kept-counts): folding, and the check against the invoices. */
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Db } from '../connection.ts';

/** What a sum is kept by, beside organisation, company, span and day. */
const by = 'direction, role, currency, type_code, below_zero, seal_verdict, reading_verdict, late';
const amounts = ['count', 'incomplete', 'net', 'vat', 'payable'];

/** Moves what was added since the last time into the sums: a question sees each change in one of the two. May run twice at once. */
export async function foldSums(db: Db): Promise<void> {
  await db.query(sql`
    with taken as (delete from invoice_change returning *)
    ${addTo(inEverySpan(raw('taken'), 1))}`);
}

/**
 * Compares the sums with the invoices, in one statement and so at one instant, and corrects what differs.
 * @returns how many sums differed
 */
export async function mendSums(db: Db, organisationId: string): Promise<number> {
  const { rowCount } = await db.query(sql`
    with read as materialized (
      select organisation_id, company_id, issued_on, direction, role, currency, type_code, below_zero(net, payable) as below_zero,
        seal_verdict, reading_verdict, late, count(*) as count,
        count(*) filter (where net is null or vat is null or payable is null) as incomplete,
        coalesce(sum(net), 0) as net, coalesce(sum(vat), 0) as vat, coalesce(sum(payable), 0) as payable
      from invoice where organisation_id = ${organisationId} group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    ), changed as materialized (
      select * from invoice_change where organisation_id = ${organisationId}
    )
    ${addTo(sql`
      ${inEverySpan(raw('read'), 1)}
      union all ${inEverySpan(raw('changed'), -1)}
      union all select organisation_id, company_id, span, day, ${raw(by)}, ${raw(amounts.map((name) => `-${name}`).join(', '))}
      from invoice_total where organisation_id = ${organisationId}`)}`);
  return rowCount ?? 0;
}

/** Of a company by month, of the organisation by month and by day. */
function inEverySpan(from: Sql, sign: 1 | -1): Sql {
  const signed = raw(amounts.map((name) => `${sign} * ${name} as ${name}`).join(', '));
  const month = raw(`date_trunc('month', issued_on)::date`);
  return sql`
    select organisation_id, company_id, 'month' as span, ${month} as day, ${raw(by)}, ${signed} from ${from}
    union all select organisation_id, null, 'month', ${month}, ${raw(by)}, ${signed} from ${from}
    union all select organisation_id, null, 'day', issued_on, ${raw(by)}, ${signed} from ${from}`;
}

function addTo(rows: Sql): Sql {
  const summed = raw(amounts.map((name) => `sum(${name})`).join(', '));
  const differs = raw(amounts.map((name) => `sum(${name}) <> 0`).join(' or '));
  const added = raw(amounts.map((name) => `${name} = kept.${name} + excluded.${name}`).join(', '));
  return sql`
    insert into invoice_total as kept (organisation_id, company_id, span, day, ${raw(by)}, ${raw(amounts.join(', '))})
    select organisation_id, company_id, span, day, ${raw(by)}, ${summed} from (${rows}) added
    group by organisation_id, company_id, span, day, ${raw(by)} having ${differs}
    order by organisation_id, company_id, span, day, ${raw(by)}
    on conflict (organisation_id, company_id, span, day, ${raw(by)}) do update set ${added}`;
}
