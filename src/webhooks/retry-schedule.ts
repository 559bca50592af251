/** When a delivery that failed is tried again, and for how long. Pure. */
import { dayMs, hourMs } from '../core/durations.ts';

/** From the first attempt on. */
export const triedForMs = 3 * dayMs;

const firstMs = 5_000;
const factor = 3;
const longestMs = 4 * hourMs;
/** An endpoint may ask for a pause, but not for so long that an outage would be noticed late. */
const longestAskedMs = 12 * hourMs;

/**
 * 5 s, 15 s, 45 s … to four hours, each a little later for another delivery, so that an endpoint that comes back does
 * not get everything at once.
 * @param failures in a row, this one included
 * @param retryAfter the answer's header
 */
export function nextTry(
  {
    failures,
    deliveryId,
    retryAfter,
  }: { failures: number; deliveryId: string; retryAfter?: string | undefined },
  now: Date,
): Date {
  const planned = Math.min(longestMs, firstMs * factor ** Math.min(failures - 1, 20));
  const jitter = 1 + (Number.parseInt(deliveryId.replaceAll('-', '').slice(-4), 16) / 0xffff) * 0.2;
  const asked = Math.min(longestAskedMs, askedMs(retryAfter, now));
  return new Date(now.getTime() + Math.max(planned * jitter, asked));
}

/** Seconds or a date (RFC 9110, 10.2.3); what is neither asks for nothing. */
function askedMs(retryAfter: string | undefined, now: Date): number {
  if (retryAfter === undefined) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
