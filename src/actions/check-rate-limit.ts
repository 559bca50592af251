/** Refuses a caller who asks too often: every rate limit of the actions, and of the routes without an account, goes through here. */
import { Problem, type ReasonOf } from '../core/errors.ts';
import type { Ctx } from './context.ts';

export interface RateLimit {
  /** What is counted, and for whom: `trigger:key:…`. */
  holder: string;
  limit: number;
  windowMs: number;
  refusal: ReasonOf<'too_many_requests'>;
}

/** @throws Problem too_many_requests */
export async function checkRateLimit(
  { rateLimiter }: Pick<Ctx, 'rateLimiter'>,
  { holder, limit, windowMs, refusal }: RateLimit,
): Promise<void> {
  const answer = await rateLimiter(holder, limit, windowMs);
  if (answer.granted) return;
  const { retryAfterSeconds } = answer;
  throw new Problem('too_many_requests', ...refusal, { retryAfterSeconds });
}

/** For the holder of a link, who has no account: guesses of other links count as well. */
export async function checkLinkLimit(ctx: Pick<Ctx, 'rateLimiter'>, holder: string): Promise<void> {
  await checkRateLimit(ctx, {
    holder,
    limit: 30,
    windowMs: 10 * 60_000,
    refusal: ['attempts', {}],
  });
}
