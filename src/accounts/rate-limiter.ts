/** How often somebody may try, as a function that is handed on. Knows no one by name. */
import type { Db } from '../db/connection.ts';
import { countRequest } from '../db/rate-limit.ts';

export type RateLimitAnswer = { granted: true } | { granted: false; retryAfterSeconds: number };
export type RateLimiter = (holder: string, limit: number, windowMs: number) => Promise<RateLimitAnswer>;

export function createRateLimiter(db: Db, now: () => Date): RateLimiter {
  return async (holder, limit, windowMs) => {
    const at = now();
    const answer = await countRequest(db, { holder, limit, windowMs }, at);
    if (answer.granted) return answer;
    const waitMs = answer.retryAt.getTime() - at.getTime();
    return { granted: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
  };
}
