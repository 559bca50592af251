/** The installation's metrics: numbers from which no organisation, company or message can be identified. */

import sql from 'sql-template-tag';
import { bucharestDay } from '../../core/bucharest.ts';
import { dayMs } from '../../core/durations.ts';
import { testLane } from '../../core/webhook.ts';
import { isOpen } from '../budget/breaker.ts';
import type { Db } from '../connection.ts';
import { isValid } from '../connections/anaf-connection.ts';
import { isLarge } from '../messages/quarantine.ts';

/** Counts by value of a column; values that do not occur are left out. */
type Counts = Record<string, number>;

/** Since ANAF made a message available; one of unknown time is `unknown`. The last one has less than a week left. */
export const pendingAges = ['1d', '7d', '30d', '53d', '60d', 'unknown'] as const;
/** Until a certificate must be connected again; each one is in one of them. */
export const connectionEnds = ['7d', '30d', '90d', 'later'] as const;

export interface InstallationFigures {
  /** Call slots in use now, by any process. */
  callsInUse: number;
  /** Calls counted since midnight in Bucharest, by any process, by what they are counted as. */
  callsToday: Counts;
  breakers: Counts;
  /** Of companies that were not removed, as the ledger's counters have it. */
  messages: Counts;
  /** By age since ANAF made them available. */
  pendingByAge: Counts;
  /** When ANAF deletes the oldest of them. */
  nearestExpiryAt: Date | null;
  companies: Counts;
  /** The oldest last complete listing of a company that is to be listed; null if no such company was ever listed. */
  oldestListingAt: Date | null;
  /** Runs of the last day. */
  runs: Counts;
  /** Company jobs that wait or are worked on, of any age. */
  jobs: Counts;
  /** Since when the company, and the export, that waits longest for a worker waits. */
  oldestQueuedAt: Date | null;
  oldestExportAt: Date | null;
  connections: Counts;
  /** Valid ones, by the time until they must be connected again, and the first of these times. */
  connectionsEnding: Counts;
  nearestConnectionEndAt: Date | null;
  /** When the nightly verification last compared a file's bytes; null before the first. */
  lastVerifiedAt: Date | null;
  /** Open ones, by kind. */
  findings: Record<string, number>;
  /** Files in quarantine that wait for a decision, their bytes, and the organisations with more than the alarm allows. */
  quarantine: { files: number; bytes: number; largeOrganisations: number };
  /** Endpoints by `active` (their last attempt succeeded, or none was made), `failing` and `disabled`. */
  webhooks: Counts;
  /** Of endpoints that are switched on: those that are off keep what waits, for as long as a person likes. */
  deliveriesWaiting: number;
  /** The oldest of them, or of the events that are not yet deliveries; null when nothing waits. */
  oldestDeliveryAt: Date | null;
  /** Of destinations that are switched on: seconds that the oldest document has waited, by kind of destination. */
  deliveryAges: Counts;
  /** Destinations by `active` (the last attempt succeeded, or none was made), `failing` and `paused`. */
  destinations: Counts;
  mailWaiting: number;
  /** Null when none waits. */
  oldestMailAt: Date | null;
  /** When the last finished backup began; null when there was none. */
  backedUpAt: Date | null;
  /** Restored from a backup and not yet taken over. */
  held: boolean;
}

/**
 * One statement that does not grow with the years: counters of companies, pending messages, open rows and waiting
 * deliveries by their partial indexes, and a day of runs and of daily counts.
 */
export async function getInstallationFigures(db: Db, now: Date): Promise<InstallationFigures> {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  const ahead = (days: number) => new Date(now.getTime() + days * dayMs);
  const { rows } = await db.query<InstallationFigures>(sql`
    with kept as (
      select id, access, sync_enabled, created_at, last_listed_at,
        listed_count, archived_count, expired_count, closed_count
      from company where removed_at is null
    ), endpoint as (
      select id, case when state = 'disabled' then 'disabled' when failing_since is null then 'active' else 'failing' end as state
      from webhook where removed_at is null
    ), waiting as (
      select count(*) as n, min(d.created_at) as oldest
      from endpoint e join webhook_delivery d on d.webhook_id = e.id and d.state = 'waiting'
      where e.state <> 'disabled' and d.lane <> ${testLane}
    ), pending as (
      select case when m.created_at is null then 'unknown' when m.created_at > ${ago(1)} then '1d'
          when m.created_at > ${ago(7)} then '7d' when m.created_at > ${ago(30)} then '30d'
          when m.created_at > ${ago(53)} then '53d' else '60d' end as age,
        count(*) as n, min(m.created_at) as oldest
      from kept k join message m on m.company_id = k.id and m.state = 'pending'
      where k.listed_count > k.archived_count + k.expired_count + k.closed_count group by 1
    ), connected as (
      select case when a.refresh_token is not null and a.refresh_refused_at is null
        then greatest(a.access_expires_at, a.refresh_issued_at + interval '365 days') else a.access_expires_at end as ends
      from anaf_connection a where a.removed_at is null and ${isValid(now)}
    )
    select
      (select count(*) from call_slot where free_at > ${now}) as calls_in_use,
      (select coalesce(jsonb_object_agg(scope, n), '{}') from (
        select scope, sum(count) as n from daily_count where day = ${bucharestDay(now)} group by scope) c) as calls_today,
      (select coalesce(jsonb_object_agg(scope, n), '{}') from (
        select scope, count(*) as n from breaker b where ${isOpen(now)} group by scope) o) as breakers,
      (select jsonb_build_object('archived', coalesce(sum(archived_count), 0),
        'expired', coalesce(sum(expired_count), 0), 'closed', coalesce(sum(closed_count), 0),
        'pending', coalesce(sum(listed_count - archived_count - expired_count - closed_count), 0)) from kept) as messages,
      (select coalesce(jsonb_object_agg(age, n), '{}') from pending) as pending_by_age,
      (select min(oldest) + interval '60 days' from pending) as nearest_expiry_at,
      (select min(queued_at) from run_company where state = 'queued') as oldest_queued_at,
      (select min(requested_at) from export where state = 'queued') as oldest_export_at,
      (select coalesce(jsonb_object_agg(within, n), '{}') from (
        select case when ends < ${ahead(7)} then '7d' when ends < ${ahead(30)} then '30d'
          when ends < ${ahead(90)} then '90d' else 'later' end as within, count(*) as n
        from connected group by 1) e) as connections_ending,
      (select min(ends) from connected) as nearest_connection_end_at,
      (select verified_at from message where state = 'archived'
        order by verified_at desc nulls last limit 1) as last_verified_at,
      (select coalesce(jsonb_object_agg(access, n), '{}') from (
        select access, count(*) as n from kept group by access) a) as companies,
      (select min(coalesce(last_listed_at, created_at)) from kept where sync_enabled and access = 'granted') as oldest_listing_at,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (
        select coalesce(r.outcome, case when r.started_at is null then 'queued' else 'running' end) as state, count(*) as n
        from organisation o cross join lateral (
          select outcome, started_at from run
          where organisation_id = o.id and requested_at > ${ago(1)}) r
        group by 1) s) as runs,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (
        select state, count(*) as n from run_company where state in ('queued', 'running') group by state) j) as jobs,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (
        select case when ${isValid(now)} then 'valid' else 'invalid' end as state, count(*) as n
        from anaf_connection a where a.removed_at is null group by 1) v) as connections,
      (select coalesce(jsonb_object_agg(kind, n), '{}') from (
        select kind, count(*) as n from integrity_finding where resolved_at is null group by kind) f) as findings,
      (select jsonb_build_object('files', coalesce(sum(files), 0), 'bytes', coalesce(sum(bytes), 0),
        'largeOrganisations', count(*) filter (where large)) from (
        select count(*) as files, sum(size_bytes) as bytes, ${isLarge} as large
        from quarantine where decision is null group by organisation_id) q) as quarantine,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (
        select state, count(*) as n from endpoint group by state) w) as webhooks,
      (select n from waiting) as deliveries_waiting,
      (select backed_up_at from installation) as backed_up_at,
      coalesce((select held_since is not null from installation), false) as held,
      least((select oldest from waiting), (select min(at) from webhook_outbox)) as oldest_delivery_at,
      (select coalesce(jsonb_object_agg(kind, age), '{}') from (
        select d.kind, greatest(0, extract(epoch from ${now} - min(w.created_at))) as age
        from destination d cross join lateral (
          select created_at from destination_document
          where destination_id = d.id and state = 'waiting' order by id limit 1) w
        where d.removed_at is null and d.state = 'active' group by d.kind) a) as delivery_ages,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (
        select case when state = 'paused' then 'paused' when failing_since is not null then 'failing' else 'active' end
          as state, count(*) as n
        from destination where removed_at is null group by 1) d) as destinations,
      (select count(*) from mail where state = 'waiting') as mail_waiting,
      (select min(created_at) from mail where state = 'waiting') as oldest_mail_at`);
  return rows[0]!;
}
