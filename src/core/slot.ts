/** When an organisation's scheduled run is due: a stable place of its own in each interval, so that not all come at once. Pure. */

import { createHash } from 'node:crypto';
import { fromBucharest, toBucharest } from './bucharest.ts';
import { dayMs, hourMs } from './durations.ts';
import type { SyncInterval } from './plan.ts';

/** The latest slot at or before `now`, or undefined on a plan without a schedule. */
export function latestSlot(interval: SyncInterval, organisationId: string, now: Date): Date | undefined {
  if (interval === 'manual') return undefined;
  if (interval === 'hourly') {
    const offset = Math.floor(jitter(organisationId, 'hourly') * hourMs);
    return new Date(Math.floor((now.getTime() - offset) / hourMs) * hourMs + offset);
  }
  return latestNightSlot(organisationId, 'daily', now);
}

/** The one after that: when the next scheduled run begins. */
export function nextSlot(interval: SyncInterval, organisationId: string, now: Date): Date | undefined {
  const latest = latestSlot(interval, organisationId, now);
  if (latest === undefined || interval === 'hourly') return latest && new Date(latest.getTime() + hourMs);
  // A day on may be 23 or 25 hours: the slot itself is a time of the Romanian clock.
  return latestSlot(interval, organisationId, new Date(latest.getTime() + dayMs + 2 * hourMs));
}

/** The nightly full reconciliation runs on every plan. */
export function latestReconciliation(organisationId: string, now: Date): Date {
  return latestNightSlot(organisationId, 'reconciliation', now);
}

/** Between 00:30 and 05:30 in Romania, where ANAF's day of quotas has just begun and few people work. */
function latestNightSlot(organisationId: string, purpose: string, now: Date): Date {
  const minute = 30 + Math.floor(jitter(organisationId, purpose) * 300);
  const today = nightSlot(now, 0, minute);
  return today <= now ? today : nightSlot(now, 1, minute);
}

/** By the calendar: 24 hours before a night in which the clock went forward is the day before the last one. */
function nightSlot(now: Date, daysBefore: number, minuteOfDay: number): Date {
  const today = toBucharest(now);
  const date = new Date(Date.UTC(today.year, today.month - 1, today.day - daysBefore));
  return fromBucharest({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(minuteOfDay / 60),
    minute: minuteOfDay % 60,
    second: 0,
  })!.instant;
}

/** 0 to 1, always the same for the same organisation. */
function jitter(organisationId: string, purpose: string): number {
  return createHash('sha256').update(`${purpose}:${organisationId}`).digest().readUInt32BE(0) / 2 ** 32;
}
