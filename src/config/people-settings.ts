/** How long people stay signed in. */
import { hourMs } from '../core/durations.ts';
import type { Settings } from '../core/settings.ts';

/** 0: none. Two weeks are the longest that a session lasts at all. */
export function readSessionIdle(s: Settings): number | undefined {
  const hours = s.integer('SESSION_IDLE_HOURS', 24, { from: 0, to: 336 });
  return hours === 0 ? undefined : hours * hourMs;
}
