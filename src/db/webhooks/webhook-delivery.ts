/** Deliveries and their attempts: recorded, listed, counted, pruned. */
import sql, { empty } from 'sql-template-tag';
import { dayMs } from '../../core/durations.ts';
import type { DeliveryCause, DeliveryState, SentEventType } from '../../core/webhook.ts';
import type { Db } from '../connection.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';
import type { NewWebhookEvent } from './queue-deliveries.ts';
import type { Lane } from './webhook-lane.ts';

export interface NewAttempt {
  /** Of the answer; null when there was none. */
  status: number | null;
  /** Why it is no success; null when it is one. */
  code: string | null;
  /** The answer's first bytes; null where they are not for tenants. */
  answer: string | null;
  elapsedMs: number;
}

export type AttemptOutcome = 'delivered' | 'waiting' | 'failed';

/**
 * Records an attempt, and what follows for its delivery, its lane and its endpoint. In a transaction.
 * @param counts false for a test: it says nothing of the endpoint's state
 */
export async function recordAttempt(
  tx: Db,
  lane: Lane,
  delivery: { id: string; attempts: number },
  attempt: NewAttempt,
  { outcome, counts, now }: { outcome: AttemptOutcome; counts: boolean; now: Date },
): Promise<void> {
  const { webhookId } = lane;
  if (counts)
    await tx.query(
      outcome === 'delivered'
        ? sql`update webhook set failing_since = null where id = ${webhookId} and failing_since is not null`
        : sql`update webhook set failing_since = ${now} where id = ${webhookId} and failing_since is null`,
    );
  await tx.query(sql`
    update webhook_lane set failures = ${outcome === 'waiting' ? lane.failures + 1 : 0}
    where webhook_id = ${webhookId} and lane = ${lane.lane}`);
  await tx.query(sql`
    with done as (
      update webhook_delivery set attempts = attempts + 1, state = ${outcome},
        tried_since = coalesce(tried_since, ${now}), ended_at = ${outcome === 'waiting' ? null : now}
      where id = ${delivery.id} and state = 'waiting' returning id, attempts
    )
    insert into webhook_attempt (delivery_id, n, at, status, code, answer, elapsed_ms)
    select id, attempts, ${now}, ${attempt.status}, ${attempt.code}, ${attempt.answer}, ${attempt.elapsedMs} from done
    on conflict do nothing`);
}

/** Whether the endpoint took anything since then. */
export async function hasDeliveredSince(db: Db, webhookId: string, since: Date): Promise<boolean> {
  const { rows } = await db.query<{ some: boolean }>(sql`
    select exists (
      select 1 from webhook_delivery
      where webhook_id = ${webhookId} and state = 'delivered' and ended_at >= ${since} and lane <> 'test') as some`);
  return rows[0]!.some;
}

export interface Delivery {
  id: string;
  webhookId: string;
  eventId: string;
  type: SentEventType;
  companyId: string | null;
  cause: DeliveryCause;
  state: DeliveryState;
  attempts: number;
  /** Of a delivery that is the first of its company: when it is tried next. Null: another one is before it, or none waits. */
  nextAttemptAt: Date | null;
  /** An earlier delivery of the same company that fails, and that this one waits for. */
  heldUpBy: string | null;
  endedAt: Date | null;
  createdAt: Date;
  /** The last attempts, newest first. */
  log: {
    n: number;
    at: string;
    status: number | null;
    code: string | null;
    answer: string | null;
    elapsedMs: number;
  }[];
}

export interface DeliveryFilter {
  organisationId: string;
  webhookId: string;
  state?: DeliveryState | undefined;
  id?: string;
}

const mostAttemptsShown = 10;

export async function listDeliveries(
  db: Db,
  { organisationId, webhookId, state, id }: DeliveryFilter,
  page: { limit: number; after?: Position },
): Promise<Delivery[]> {
  return newestFirst<Delivery>(db, page, {
    select: sql`
      select d.id, d.webhook_id, d.event_id, e.type, e.company_id, d.cause, d.state, d.attempts,
        case when d.state = 'waiting' and first.id = d.id then l.due_at end as next_attempt_at,
        case when d.state = 'waiting' and first.id <> d.id and first.attempts > 0 then first.id end as held_up_by,
        d.ended_at, d.created_at, coalesce(log.entries, '[]') as log
      from webhook_delivery d
      join webhook_event e on e.id = d.event_id
      left join webhook_lane l on l.webhook_id = d.webhook_id and l.lane = d.lane
      left join lateral (
        select f.id, f.attempts from webhook_delivery f
        where f.webhook_id = d.webhook_id and f.lane = d.lane and f.state = 'waiting' order by f.position limit 1
      ) first on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('n', a.n, 'at', a.at, 'status', a.status, 'code', a.code,
          'answer', a.answer, 'elapsedMs', a.elapsed_ms) order by a.n desc) as entries
        from (select * from webhook_attempt where delivery_id = d.id order by n desc limit ${mostAttemptsShown}) a
      ) log on true
      where d.organisation_id = ${organisationId} and d.webhook_id = ${webhookId}
        ${state === undefined ? empty : sql`and d.state = ${state}`} ${id === undefined ? empty : sql`and d.id = ${id}`}`,
    at: sql`d.created_at`,
    id: sql`d.id`,
  });
}

export interface FoundDelivery {
  id: string;
  webhookId: string;
  lane: string;
  state: DeliveryState;
  event: NewWebhookEvent;
}

export async function findDelivery(
  tx: Db,
  organisationId: string,
  id: string,
): Promise<FoundDelivery | undefined> {
  const { rows } = await tx.query<FoundRow>(sql`
    select d.id, d.webhook_id, d.lane, d.state, e.id as event_id, e.organisation_id, e.company_id, e.type, e.data, e.at
    from webhook_delivery d join webhook_event e on e.id = d.event_id
    where d.id = ${id} and d.organisation_id = ${organisationId}`);
  const row = rows[0];
  if (!row) return undefined;
  const { webhookId, lane, state, eventId, ...event } = row;
  return { id, webhookId, lane, state, event: { ...event, id: eventId } as NewWebhookEvent };
}

interface FoundRow
  extends Omit<FoundDelivery, 'event'>,
    Pick<NewWebhookEvent, 'organisationId' | 'companyId' | 'at'> {
  eventId: string;
}

/** A person does not wait for the next attempt. */
export async function hurryLane(
  tx: Db,
  { webhookId, lane }: Pick<FoundDelivery, 'webhookId' | 'lane'>,
  now: Date,
): Promise<void> {
  await tx.query(sql`
    update webhook_lane set due_at = ${now} where webhook_id = ${webhookId} and lane = ${lane}`);
}

const keptMs = 30 * dayMs;

/** What waits is kept however old it is. */
export async function pruneOldDeliveries(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMs);
  await db.query(sql`delete from webhook_delivery where ended_at < ${before}`);
  await db.query(sql`
    delete from webhook_event e where at < ${before} and not exists (
      select 1 from webhook_delivery d where d.event_id = e.id)`);
  await db.query(sql`delete from webhook_told where at < ${new Date(now.getTime() - 100 * dayMs)}`);
}
