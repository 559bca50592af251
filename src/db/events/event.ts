/** Events of the live feed. Added in the transaction of the change, read in order without gaps. */

import sql from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import { dayMs } from '../../core/durations.ts';
import { type Db, prepared } from '../connection.ts';
import { deleteInPieces } from '../delete-in-pieces.ts';

export const eventTypes = [
  'run.started',
  'run.finished',
  'run.company',
  'message.archived',
  'message.expired',
  'message.failed',
  'message.closed',
  'company.access',
  'invoice.reread',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface NewEvent {
  organisationId: string;
  type: EventType;
  /** Personal codes are masked by the caller. */
  data: Record<string, unknown>;
}

export interface LiveEvent {
  /** Events are read in the order of their ids. */
  id: number;
  organisationId: string;
  type: EventType;
  data: Record<string, unknown>;
  at: Date;
}

/** Notified when a run or a company changed; events of messages are found by polling. */
const eventChannel = 'efactura_event';

/**
 * PostgreSQL serialises the commits of transactions that notify, and downloads commit several at once: so only rare
 * events notify, and events of messages are found by the next poll, at most a second later.
 */
export async function addEvents(db: Db, events: NewEvent[], now: Date): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ organisationId, type, data }) => ({ organisation: organisationId, type, data }));
  const json = JSON.stringify(rows);
  await db.query(
    events.every(({ type }) => type.startsWith('message.'))
      ? prepared('add events', sql`select add_events(${json}::jsonb, ${now})`)
      : sql`select add_events(${json}::jsonb, ${now}), pg_notify(${eventChannel}, '')`,
  );
}

/** From then on the connection gets a notification for each change that notifies. */
export async function listenForEvents(client: Db): Promise<void> {
  await client.query(`listen ${eventChannel}`);
}

/** Wakes those who listen; `word` is for them to recognise it. */
export async function announce(db: Db, word: string): Promise<void> {
  await db.query(sql`select pg_notify(${eventChannel}, ${word})`);
}

/** Every event up to this id is committed or rolled back: none can appear below it later. */
export async function findEventHorizon(db: Db): Promise<number> {
  const { rows } = await db.query<{ horizon: number }>('select event_horizon() as horizon');
  return rows[0]!.horizon;
}

/** @param upTo a horizon, read by an earlier statement */
export async function listEvents(
  db: Db,
  organisationId: string,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<LiveEvent[]> {
  const { rows } = await db.query<LiveEvent>(sql`
    select id, organisation_id, type, data, at from event
    where organisation_id = ${organisationId} and id > ${after} and id <= ${upTo} order by id limit ${limit}`);
  return rows;
}

/** Organisations with events between two horizons. */
export async function listOrganisationsWithEvents(db: Db, after: number, upTo: number): Promise<string[]> {
  const { rows } = await db.query<{ organisationId: string }>(sql`
    select distinct organisation_id from event where id > ${after} and id <= ${upTo}`);
  return rows.map((row) => row.organisationId);
}

/** Whether this event is still kept; if not, later ones may have been pruned as well. */
export async function hasEvent(db: Db, organisationId: string, id: number): Promise<boolean> {
  const { rowCount } = await db.query(
    sql`select 1 from event where id = ${id} and organisation_id = ${organisationId}`,
  );
  return rowCount === 1;
}

/** In the order of their ids, which is that of time but for events of a clock that was ahead: those go as well. */
export async function pruneOldEvents(db: Db, now: Date, signal?: AbortSignal): Promise<void> {
  const weekAgo = new Date(now.getTime() - 7 * dayMs);
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from event where (organisation_id, id) in (
        select organisation_id, id from (select organisation_id, id, at from event order by id limit ${limit}) oldest
        where at < ${weekAgo} or at > ${latestBelievable(now)})`,
    signal,
  );
}
