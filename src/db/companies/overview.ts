/** The portfolio: each company's risk, and what people want to see of it at a glance. One pass over the companies. */
import sql, { empty, type Sql } from 'sql-template-tag';
import { completeUpTo } from '../../core/window.ts';
import { type Db, prepared } from '../connection.ts';
import { isValid } from '../connections/anaf-connection.ts';
import { companyText } from './company.ts';
import { earliestCreation } from './earliest-creation.ts';

export interface Ranked {
  companyId: string;
  /** From then on ANAF may have deleted something that is not here: the order of the list. */
  riskAt: Date;
  /** When ANAF deletes the first of what is pending. */
  expiresSoonest: Date | null;
  /** Until when a certificate can read it without a person: the longest of those that may. */
  tokenWorksUntil: Date | null;
}

/** What is lost soonest comes first, as in the list of completeness. */
export async function rankCompanies(
  db: Db,
  organisationId: string,
  { text, access }: { text?: string; access?: 'granted' | 'denied' | 'unknown' },
  page: { limit: number; after?: { at: Date | null; id: string } },
  now: Date,
): Promise<Ranked[]> {
  const statement = sql`
    with ranked as (
      select c.id, soonest.expires_at,
        least(soonest.expires_at, coalesce(c.listed_up_to + interval '60 days', c.created_at)) as risk_at
      from company c left join lateral (
        select m.expires_at from message m
        where m.company_id = c.id and m.state = 'pending' order by ${earliestCreation} limit 1
      ) soonest on true
      where c.organisation_id = ${organisationId} and c.removed_at is null
        ${text === undefined ? empty : companyText(text)}
        ${access === undefined ? empty : sql`and c.access = ${access}`}
    ), page as (
      select * from ranked
      ${page.after === undefined ? empty : sql`where (risk_at, id) > (${page.after.at}, ${page.after.id}::uuid)`}
      order by risk_at, id limit ${page.limit}
    )
    select p.id as company_id, p.risk_at, p.expires_at as expires_soonest, (
      select max(${worksUntil(now)}) from company_connection cc join anaf_connection a on a.id = cc.connection_id
      where cc.company_id = p.id and cc.access = 'granted' and a.removed_at is null and ${isValid(now)}
    ) as token_works_until
    from page p order by p.risk_at, p.id`;
  // One text: what a person types at the list is planned for what was typed.
  const filtered = text !== undefined || access !== undefined || page.after !== undefined;
  const { rows } = await db.query<Ranked>(filtered ? statement : prepared('rank companies', statement));
  return rows;
}

/** ANAF documents a year for a refresh token. */
function worksUntil(now: Date): Sql {
  return sql`greatest(
    case when a.access_refused_at is null and a.access_expires_at > ${now} then a.access_expires_at end,
    case when a.refresh_token is not null and a.refresh_refused_at is null
      then a.refresh_issued_at + interval '365 days' end)`;
}

export interface CompletenessOfOne {
  companyId: string;
  completeUpTo: Date | null;
  pending: number;
}

/** Of every company: what the sentence on top of the portfolio is made of. */
export async function listCompleteUpTo(db: Db, organisationId: string): Promise<CompletenessOfOne[]> {
  const { rows } = await db.query<{
    companyId: string;
    listedUpTo: Date | null;
    pending: number;
    oldest: Date | null;
  }>(
    prepared(
      'complete up to',
      sql`
    select c.id as company_id, c.listed_up_to, pending.n as pending, pending.oldest from company c cross join lateral (
      select count(*) as n, min(${earliestCreation}) as oldest from message m where m.company_id = c.id and m.state = 'pending'
    ) pending
    where c.organisation_id = ${organisationId} and c.removed_at is null`,
    ),
  );
  return rows.map(({ listedUpTo, oldest, ...row }) => ({
    ...row,
    completeUpTo: completeUpTo(listedUpTo, oldest),
  }));
}
