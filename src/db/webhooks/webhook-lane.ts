/** Which worker delivers which lane. A lane is of one endpoint and company; its lease lets one worker at a time keep its order. */
import sql, { type Sql } from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import { testLane, type WebhookEvent } from '../../core/webhook.ts';
import { type Db, inTransaction, type Transactor } from '../connection.ts';

/** Longer than a worker goes on with one lane: its last attempt ends within it. Not renewed. */
export const laneLeaseMs = 60_000;

/** At once, over all workers. A slow endpoint holds no more of them. */
const mostOfOrganisation = 8;
const mostOfWebhook = 4;

export interface Lane {
  webhookId: string;
  lane: string;
  organisationId: string;
  failures: number;
  worker: string;
}

/** Whether a worker has something to do: events that are not yet deliveries, or a lane that is due. */
export async function hasWebhookWork(db: Db, now: Date): Promise<boolean> {
  const { rows } = await db.query<{ due: boolean }>(sql`
    select exists (select 1 from webhook_outbox) or exists (
      select 1 from webhook_lane where due_at <= ${now} and ${isFree(now)}) as due`);
  return rows[0]!.due;
}

/** The lane that is due, of the organisation and then the endpoint with the fewest in work. */
export async function claimLane(db: Transactor, worker: string, now: Date): Promise<Lane | undefined> {
  return inTransaction(db, async (tx) => {
    // Serialised: two claims at once would count the same lanes in work.
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('claim webhook lane', 0))`);
    const { rows } = await tx.query<Omit<Lane, 'worker'>>(sql`
      with busy as (
        select organisation_id, webhook_id, count(*) as n from webhook_lane
        where leased_until is not null and not ${isFree(now)} group by organisation_id, webhook_id
      ), busy_organisation as (
        select organisation_id, sum(n) as n from busy group by organisation_id
      ), next as (
        select l.webhook_id, l.lane from webhook_lane l
        join webhook w on w.id = l.webhook_id
        left join busy b on b.webhook_id = l.webhook_id
        left join busy_organisation o on o.organisation_id = l.organisation_id
        where l.due_at <= ${now} and ${isFree(now, sql`l.`)} and (w.state = 'active' or l.lane = ${testLane})
          and w.removed_at is null and coalesce(o.n, 0) < ${mostOfOrganisation}
          -- An endpoint that fails is tried by one worker at a time.
          and coalesce(b.n, 0) < case when w.failing_since is null then ${mostOfWebhook} else 1 end
        order by coalesce(o.n, 0), coalesce(b.n, 0), l.due_at, l.webhook_id, l.lane limit 1
      )
      update webhook_lane l set leased_by = ${worker}, leased_until = ${leaseFrom(now)}
      from next where l.webhook_id = next.webhook_id and l.lane = next.lane
      returning l.webhook_id, l.lane, l.organisation_id, l.failures`);
    return rows[0] && { ...rows[0], worker };
  });
}

export interface WaitingDelivery {
  id: string;
  attempts: number;
  triedSince: Date | null;
  event: WebhookEvent;
}

/** The first of the lane, in order. */
export async function findFirstWaiting(
  db: Db,
  { webhookId, lane }: Lane,
): Promise<WaitingDelivery | undefined> {
  const { rows } = await db.query<WaitingRow>(sql`
    select d.id, d.attempts, d.tried_since, e.id as event_id, e.type, e.company_id, e.data, e.at
    from webhook_delivery d join webhook_event e on e.id = d.event_id
    where d.webhook_id = ${webhookId} and d.lane = ${lane} and d.state = 'waiting' order by d.position limit 1`);
  const row = rows[0];
  if (!row) return undefined;
  const { id, attempts, triedSince, eventId, ...event } = row;
  return { id, attempts, triedSince, event: { ...event, id: eventId } as WebhookEvent };
}

/**
 * Ends this worker's lease. The lane is locked before it is asked whether deliveries wait: who adds one holds this lock
 * until the commit, and so the later statement sees it.
 * @param dueAt when its first delivery is tried again; null: at once, if one waits
 */
export async function releaseLane(db: Transactor, lane: Lane, dueAt: Date | null, now: Date): Promise<void> {
  const { webhookId, lane: name, worker } = lane;
  const which = sql`webhook_id = ${webhookId} and lane = ${name} and leased_by = ${worker}`;
  await inTransaction(db, async (tx) => {
    const { rowCount } = await tx.query(sql`select 1 from webhook_lane where ${which} for no key update`);
    if (rowCount !== 1) return;
    await tx.query(sql`
      update webhook_lane l set leased_by = null, leased_until = null,
        due_at = case
          when l.lane <> ${testLane} and exists (select 1 from webhook w where w.id = l.webhook_id and w.state = 'disabled')
            then null
          when exists (
            select 1 from webhook_delivery d
            where d.webhook_id = l.webhook_id and d.lane = l.lane and d.state = 'waiting')
            then ${dueAt ?? now}::timestamptz
        end
      where ${which}`);
  });
}

/** Names of workers that hold lanes. */
export async function listLaneWorkers(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ worker: string }>(sql`
    select distinct leased_by as worker from webhook_lane where leased_until is not null`);
  return rows.map(({ worker }) => worker);
}

/** Of workers that are known to be dead: what they had begun is sent again by the next one. */
export async function releaseLanesOf(db: Db, workers: string[]): Promise<void> {
  await db.query(sql`
    update webhook_lane set leased_by = null, leased_until = null
    where leased_until is not null and leased_by = any(${workers})`);
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + laneLeaseMs);
}

/** Also of a lease that a clock wrote which was ahead. */
function isFree(now: Date, of: Sql = sql``): Sql {
  return sql`(${of}leased_until is null or ${of}leased_until <= ${now}
    or ${of}leased_until > ${latestBelievable(leaseFrom(now))})`;
}

interface WaitingRow extends Omit<WebhookEvent, 'type' | 'data'> {
  eventId: string;
  attempts: number;
  triedSince: Date | null;
}
