/** On which of ANAF's days a call may arrive. Pure; knows no limits. */
import { bucharestDay } from './bucharest.ts';

/** No answer is waited for longer than this, so no request is on its way for longer. */
const longestOnItsWayMs = 120_000;

/** The Romanian days on which a call may arrive that leaves now, earliest first: one, and just before midnight two. */
export function arrivalDays(leavesAt: Date): string[] {
  const today = bucharestDay(leavesAt);
  const latest = bucharestDay(new Date(leavesAt.getTime() + longestOnItsWayMs));
  return latest === today ? [today] : [today, latest];
}
