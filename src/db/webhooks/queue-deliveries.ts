/** Makes deliveries of events, for the endpoints that want them. Lanes are made or woken before their deliveries are added. */
import sql, { empty, type Sql } from 'sql-template-tag';
import { laneOf, type SentEventType, type WebhookEvent } from '../../core/webhook.ts';
import type { Db } from '../connection.ts';

export type NewWebhookEvent = WebhookEvent & { organisationId: string };

/** In the order in which they are to be delivered. */
export async function addWebhookEvents(tx: Db, events: NewWebhookEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(sql`
    insert into webhook_event (id, organisation_id, company_id, type, data, at)
    select (e->>'id')::uuid, (e->>'organisationId')::uuid, (e->>'companyId')::uuid, e->>'type', e->'data',
      (e->>'at')::timestamptz
    from jsonb_array_elements(${JSON.stringify(events)}::jsonb) with ordinality as given (e, n) order by n`);
}

/** To every active endpoint of their organisations that chose the type and the company. @returns how many deliveries */
export async function deliverEvents(tx: Db, events: NewWebhookEvent[], now: Date): Promise<number> {
  if (events.length === 0) return 0;
  const ids = events.map(({ id }) => id);
  const { rows } = await tx.query<{ webhookId: string; eventId: string }>(sql`
    select w.id as webhook_id, e.id as event_id from webhook_event e
    join webhook w on w.organisation_id = e.organisation_id and w.removed_at is null and w.state = 'active'
      and ${wants(sql`w`, sql`e`)}
    where e.id = any(${ids}::uuid[]) order by e.position, w.id`);
  const byId = new Map(events.map((event) => [event.id, event]));
  const wanted = rows.map(({ webhookId, eventId }) => ({ webhookId, event: byId.get(eventId)! }));
  await addDeliveries(tx, wanted, 'event', now);
  return wanted.length;
}

/** The types that some endpoint of these organisations has chosen, disabled ones included: what a replay may ask for. */
export async function mapWantedTypes(
  tx: Db,
  organisations: string[],
): Promise<Map<string, Set<SentEventType>>> {
  const { rows } = await tx.query<{ organisationId: string; types: SentEventType[] }>(sql`
    select organisation_id, array_agg(distinct type) as types from webhook, unnest(events) as type
    where organisation_id = any(${organisations}::uuid[]) and removed_at is null group by organisation_id`);
  return new Map(rows.map(({ organisationId, types }) => [organisationId, new Set(types)]));
}

export interface WantedDelivery {
  webhookId: string;
  event: NewWebhookEvent;
}

/** In this order within each lane. */
export async function addDeliveries(
  tx: Db,
  wanted: WantedDelivery[],
  cause: 'event' | 'replay' | 'retry' | 'test',
  now: Date,
): Promise<string[]> {
  if (wanted.length === 0) return [];
  const rows = wanted.map(({ webhookId, event }) => ({
    webhook_id: webhookId,
    lane: laneOf(event),
    organisation_id: event.organisationId,
    event_id: event.id,
  }));
  const given = sql`
    jsonb_to_recordset(${JSON.stringify(rows.map((row, n) => ({ ...row, n })))}::jsonb)
      as g (webhook_id uuid, lane text, organisation_id uuid, event_id uuid, n integer)`;
  await wakeLanes(tx, sql`select distinct webhook_id, lane, organisation_id from ${given}`, now);
  const { rows: added } = await tx.query<{ id: string }>(sql`
    insert into webhook_delivery (organisation_id, webhook_id, lane, event_id, cause, created_at)
    select organisation_id, webhook_id, lane, event_id, ${cause}, ${now} from ${given} order by n returning id`);
  return added.map(({ id }) => id);
}

/**
 * The locks on the lanes last until the commit: a worker that ends its work on one looks for waiting deliveries after
 * it has this lock, and then sees those that are added with it.
 */
async function wakeLanes(tx: Db, lanes: Sql, now: Date): Promise<void> {
  await tx.query(sql`
    insert into webhook_lane as l (webhook_id, lane, organisation_id, due_at)
    select webhook_id, lane, organisation_id, ${now} from (${lanes}) woken order by webhook_id, lane
    on conflict (webhook_id, lane) do update set due_at = coalesce(l.due_at, excluded.due_at)`);
}

export interface ReplayedPeriod {
  organisationId: string;
  webhookId: string;
  from: Date;
  to: Date;
}

/** The endpoint's events of the period that are still kept, oldest first. */
export async function listReplayed(
  tx: Db,
  { organisationId, webhookId, from, to }: ReplayedPeriod,
  { most, undelivered }: { most: number; undelivered: boolean },
): Promise<NewWebhookEvent[]> {
  const { rows } = await tx.query<NewWebhookEvent>(sql`
    select e.id, e.organisation_id, e.company_id, e.type, e.data, e.at from webhook_event e
    join webhook w on w.id = ${webhookId} and w.organisation_id = e.organisation_id and ${wants(sql`w`, sql`e`)}
    where e.organisation_id = ${organisationId} and e.at >= ${from} and e.at < ${to}
      ${undelivered ? sql`and not exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.event_id = e.id)` : empty}
    order by e.position limit ${most}`);
  return rows;
}

function wants(webhook: Sql, event: Sql): Sql {
  return sql`${event}.type = any(${webhook}.events)
    and (${webhook}.companies is null or ${event}.company_id is null or ${event}.company_id = any(${webhook}.companies))`;
}
