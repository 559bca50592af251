/**
 * The one call a second that ANAF's public registry allows, as a slot that all workers share: held during a call, and free a
 * second after the answer, since ANAF counted the call at some instant before. A failure keeps it closed for a while.
 */
import sql from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import { hourMs, minuteMs } from '../../core/durations.ts';
import type { Db } from '../connection.ts';

/** ANAF's second, with a little more for the difference between its clock's pace and ours. */
const spacingMs = 1_100;
/** Longer than any call may last: the slot of a process that died in a call is free again after this. */
const longestCallMs = 2 * minuteMs;
const longestPauseMs = hourMs;

export interface RegistrySlot {
  until: Date;
}

export type TakenRegistrySlot = { slot: RegistrySlot } | { slot: null; freeAt: Date };

export async function takeRegistrySlot(db: Db, now: Date): Promise<TakenRegistrySlot> {
  const until = new Date(now.getTime() + longestCallMs);
  // A later one was written by a clock that was ahead.
  const believable = new Date(latestBelievable(now).getTime() + longestPauseMs);
  const { rows } = await db.query<{ freeAt: Date }>(sql`
    insert into registry_slot as s (free_at) values (${until})
    on conflict (one) do update set free_at = ${until} where s.free_at <= ${now} or s.free_at > ${believable}
    returning free_at`);
  if (rows[0]) return { slot: { until: rows[0].freeAt } };
  const held = await db.query<{ freeAt: Date }>(sql`select free_at from registry_slot`);
  return { slot: null, freeAt: held.rows[0]?.freeAt ?? until };
}

/** The answer came at `now`; or, with `unused`, no call was made. */
export async function freeRegistrySlot(db: Db, slot: RegistrySlot, now: Date, unused = false): Promise<void> {
  const freeAt = unused ? now : new Date(now.getTime() + spacingMs);
  await db.query(sql`
    update registry_slot set free_at = ${freeAt}, failures = case when ${unused} then failures else 0 end
    where free_at = ${slot.until}`);
}

/** A minute, doubling to an hour; or until ANAF's Retry-After, which is obeyed up to an hour. */
export async function pauseRegistry(db: Db, slot: RegistrySlot, now: Date, retryAt?: Date): Promise<void> {
  const latest = new Date(now.getTime() + longestPauseMs);
  const asked = retryAt && (retryAt < latest ? retryAt : latest);
  await db.query(sql`
    update registry_slot set failures = failures + 1, free_at = greatest(
      ${now}::timestamptz + least(interval '1 hour', interval '1 minute' * power(2, least(failures, 10))),
      ${asked ?? null}::timestamptz)
    where free_at = ${slot.until}`);
}
