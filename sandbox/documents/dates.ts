/** Days as yyyy-mm-dd texts. Knows no clock. */
import { dayMs } from '../durations.ts';

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

export const firstOfMonth = (date: string): string => `${date.slice(0, 8)}01`;
