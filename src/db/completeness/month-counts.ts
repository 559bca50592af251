/** The kept counts of months, which triggers and a job keep (migration months): folding, and the check against messages and invoices. */
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Db } from '../connection.ts';

const ofMessages = ['received', 'sent', 'refused', 'other', 'pending', 'expired', 'closed', 'unproven'];
const ofInvoices = ['unread', 'reconciled', 'booked'];
const counts = [...ofMessages, ...ofInvoices];
/** In the order of the tables. */
export const monthColumns = raw(counts.join(', '));

/** Moves what was added since the last time into the counts: a question sees each change in one of the two. May run twice at once. */
export async function foldMonths(db: Db): Promise<void> {
  await db.query(sql`
    with taken as (delete from month_change returning *)
    ${addTo(sql`select organisation_id, company_id, month, ${monthColumns} from taken`)}`);
}

/**
 * Compares the counts with the rows, in one statement and so at one instant, and corrects what differs.
 * @returns how many months differed
 */
export async function mendMonths(db: Db, organisationId: string): Promise<number> {
  const negative = raw(counts.map((name) => `-${name}`).join(', '));
  const { rowCount } = await db.query(
    addTo(sql`
      select organisation_id, company_id, month, ${monthColumns} from (${readMonths(organisationId)}) read
      union all select organisation_id, company_id, month, ${negative} from month_change where organisation_id = ${organisationId}
      union all select organisation_id, company_id, month, ${negative} from month_count where organisation_id = ${organisationId}`),
  );
  return rowCount ?? 0;
}

/** The same counts from messages and invoices themselves, of the companies of an organisation. */
export function readMonths(organisationId: string): Sql {
  const count = (condition: string) => `count(*) filter (where ${condition})`;
  const messages = raw(
    [
      count(`kind = 'received'`),
      count(`kind = 'sent'`),
      count(`kind = 'error'`),
      count(`kind not in ('received', 'sent', 'error')`),
      ...['pending', 'expired', 'closed'].map((state) => count(`state = '${state}'`)),
      count(`state = 'archived' and match = 'unproven'`),
    ]
      .map((expression, n) => `${expression} as ${ofMessages[n]}`)
      .join(', '),
  );
  return sql`
    select organisation_id, company_id, month_of(created_at) as month, ${messages},
      ${raw(ofInvoices.map((name) => `0::bigint as ${name}`).join(', '))}
    from message where organisation_id = ${organisationId} group by 1, 2, 3
    union all
    select organisation_id, company_id, invoice_month(available_at, issued_on),
      ${raw(ofMessages.map(() => '0').join(', '))}, count(*) filter (where reading_verdict <> 'read'), count(reconciled_at), 0
    from invoice where organisation_id = ${organisationId} and (reading_verdict <> 'read' or reconciled_at is not null)
    group by 1, 2, 3
    union all
    select m.organisation_id, m.company_id, invoice_month(m.available_at, i.issued_on),
      ${raw(ofMessages.map(() => '0').join(', '))}, 0, 0, count(*)
    from invoice_mark m join invoice i on i.id = m.invoice_id and i.organisation_id = m.organisation_id
    where m.organisation_id = ${organisationId} and m.mark = 'booked' group by 1, 2, 3`;
}

function addTo(rows: Sql): Sql {
  const summed = raw(counts.map((name) => `sum(${name})`).join(', '));
  const differs = raw(counts.map((name) => `sum(${name}) <> 0`).join(' or '));
  const added = raw(counts.map((name) => `${name} = kept.${name} + excluded.${name}`).join(', '));
  return sql`
    insert into month_count as kept (organisation_id, company_id, month, ${monthColumns})
    select organisation_id, company_id, month, ${summed} from (${rows}) added
    group by 1, 2, 3 having ${differs} order by 1, 2, 3
    on conflict (organisation_id, company_id, month) do update set ${added}`;
}
