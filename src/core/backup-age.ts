/** When a backup that is taken each day is too old. Pure. */
import { dayMs } from './durations.ts';

/** One that failed is tried again the next day; two that failed need a person. */
export function isBackupOld(last: Date, now: Date): boolean {
  return now.getTime() - last.getTime() > 2 * dayMs;
}
