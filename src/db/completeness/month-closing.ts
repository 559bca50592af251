/** Months that people closed: the archive's head, signed, and the counts of that moment. A closing is never changed; opened again, it keeps its row. */
import sql from 'sql-template-tag';
import type { MonthCounts } from '../../core/month.ts';
import type { AuditActor } from '../audit/audit.ts';
import { type Db, prepared } from '../connection.ts';
import { newId } from '../new-id.ts';

/** As it was added: the head that is to be signed. */
export interface AddedClosing {
  id: string;
  companyId: string;
  cif: string;
  chainSeq: number;
  chainHead: string;
}

export interface NewClosing {
  companyId: string;
  /** `2026-10`. */
  month: string;
  messages: number;
  counts: MonthCounts;
  covered: boolean;
}

/**
 * Of one month of several companies, with the head of now. What was listed since the counts were read is more than they
 * say, and so arrived after the closing.
 * @returns those that had no open closing; another request may have been quicker
 */
export async function addClosings(
  db: Db,
  organisationId: string,
  actor: AuditActor,
  closings: NewClosing[],
  now: Date,
): Promise<AddedClosing[]> {
  const rows = closings.map((one) => ({ ...one, id: newId(now), day: `${one.month}-01` }));
  const { rows: added } = await db.query<AddedClosing>(sql`
    with added as (insert into month_closing (id, organisation_id, company_id, month, closed_at, closed_by_kind, closed_by_id, chain_seq,
      chain_head, messages, counts, covered)
    select r.id, ${organisationId}, c.id, r.day, ${now}, ${actor.kind}, ${actor.id}, c.chain_seq, c.chain_head, r.messages,
      r.counts, r.covered
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, "companyId" uuid, day date, messages bigint, counts jsonb, covered boolean)
    join company c on c.id = r."companyId" and c.organisation_id = ${organisationId} and c.removed_at is null
    order by c.id
    on conflict (company_id, month) where reopened_at is null do nothing
    returning id, company_id, chain_seq, chain_head)
    select a.id, a.company_id, c.cif, a.chain_seq, a.chain_head from added a join company c on c.id = a.company_id`);
  return added;
}

/** In the transaction that added them. */
export async function keepClosingStatements(
  tx: Db,
  statements: { id: string; statement: string }[],
): Promise<void> {
  await tx.query(sql`
    update month_closing x set statement = given.statement
    from jsonb_to_recordset(${JSON.stringify(statements)}::jsonb) as given (id uuid, statement text)
    where x.id = given.id`);
}

export interface ClosingStatement {
  companyId: string;
  cif: string;
  month: string;
  /** The signed JSON, byte for byte. */
  statement: string;
}

/** Also of a month that was opened again. Undefined for a closing of before statements were made. */
export async function findClosingStatement(
  db: Db,
  organisationId: string,
  id: string,
): Promise<ClosingStatement | undefined> {
  const { rows } = await db.query<ClosingStatement>(sql`
    select x.company_id, c.cif, to_char(x.month, 'YYYY-MM') as month, x.statement
    from month_closing x join company c on c.id = x.company_id
    where x.organisation_id = ${organisationId} and x.id = ${id} and x.statement is not null`);
  return rows[0];
}

/** What the month is closed with now. */
export async function findStatementOfClosedMonth(
  db: Db,
  companyId: string,
  month: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ statement: string }>(sql`
    select statement from month_closing
    where company_id = ${companyId} and month = ${`${month}-01`}::date and reopened_at is null and statement is not null`);
  return rows[0]?.statement;
}

/** @returns the companies whose month was closed and is open now */
export async function reopenClosings(
  db: Db,
  organisationId: string,
  companyIds: string[],
  month: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await db.query<{ companyId: string }>(sql`
    update month_closing set reopened_at = ${now}
    where organisation_id = ${organisationId} and company_id = any(${companyIds}::uuid[]) and month = ${`${month}-01`}
      and reopened_at is null
    returning company_id`);
  return rows.map(({ companyId }) => companyId);
}

export interface LateArrivals {
  companyId: string;
  month: string;
  closedAt: Date;
  messages: number;
}

/** Closed months of which ANAF listed more messages afterwards. ANAF keeps messages for sixty days: older months get none. */
export async function listLateArrivals(
  db: Db,
  organisationId: string,
  { from }: { from: string },
): Promise<LateArrivals[]> {
  const { rows } = await db.query<LateArrivals>(
    prepared(
      'late arrivals',
      sql`
    select x.company_id, to_char(x.month, 'YYYY-MM') as month, x.closed_at, k.messages - x.messages as messages
    from month_closing x join company c on c.id = x.company_id cross join lateral (
      select sum(received + sent + refused + other)::bigint as messages from (
        select received, sent, refused, other from month_count
        where organisation_id = ${organisationId} and company_id = x.company_id and month = x.month
        union all select received, sent, refused, other from month_change
        where organisation_id = ${organisationId} and company_id = x.company_id and month = x.month
      ) counted
    ) k
    where x.organisation_id = ${organisationId} and x.month >= ${`${from}-01`}::date and x.reopened_at is null
      and c.removed_at is null and k.messages > x.messages
    order by x.month, x.company_id`,
    ),
  );
  return rows;
}
