/** How often somebody may try, as a function that is handed on. Knows no one by name. */
import type { Db } from '../db/connection.ts';
import { takeTurn } from '../db/rate-limit.ts';

export type TurnAnswer = { granted: true } | { granted: false; retryAfterSeconds: number };
export type TurnTaker = (holder: string, limit: number, windowMs: number) => Promise<TurnAnswer>;

export function createTurnTaker(db: Db, now: () => Date): TurnTaker {
  return async (holder, limit, windowMs) => {
    const at = now();
    const turn = await takeTurn(db, { holder, limit, windowMs }, at);
    if (turn.granted) return turn;
    const waitMs = turn.retryAt.getTime() - at.getTime();
    return { granted: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
  };
}
