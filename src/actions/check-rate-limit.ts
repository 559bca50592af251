/** How often somebody without an account may try a link, guesses of others included. */
import type { RateLimiter } from '../accounts/rate-limiter.ts';
import { Problem } from '../core/errors.ts';

const tries = 30;
const windowMs = 10 * 60_000;

/** @throws Problem too_many_requests */
export async function checkRateLimit(rateLimiter: RateLimiter, holder: string): Promise<void> {
  const turn = await rateLimiter(holder, tries, windowMs);
  if (turn.granted) return;
  const { retryAfterSeconds } = turn;
  throw new Problem('too_many_requests', 'Too many attempts: wait a little.', { retryAfterSeconds });
}
