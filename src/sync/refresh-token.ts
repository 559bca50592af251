/**
 * Refreshes a connection's tokens. Two refreshes at once could each invalidate the other's pair, so one process tries and
 * the others wait for what it gets: within a process they share a promise, between processes a mark in the connection's
 * row. No transaction is open and no lock is held while ANAF is asked.
 */
import { AnafError } from '../anaf/errors.ts';
import { refresh } from '../anaf/oauth.ts';
import { inTransaction } from '../db/connection.ts';
import {
  acceptRefreshed,
  beginRefresh,
  type ConnectionTokens,
  extendRefresh,
  recordRefreshFailure,
} from '../db/connections/anaf-token.ts';
import type { Refresh, SyncCtx } from './context.ts';

export type RefreshCtx = Pick<SyncCtx, 'db' | 'anaf' | 'vault' | 'clock' | 'log' | 'refreshes'>;

/** ANAF accepts none of the connection's tokens any more: a person must connect again. */
export class ReconnectNeeded extends Error {
  override readonly name = 'ReconnectNeeded';
}

/** How often another process's try is looked at. */
const lookAgainMs = 250;

/**
 * A new access token in place of `stale`.
 * @throws ReconnectNeeded when ANAF refuses every refresh token; AnafError when it gave no verdict
 */
export function refreshAfter(ctx: RefreshCtx, connectionId: string, stale: string): Promise<string> {
  return joinRefresh(ctx, connectionId, stale).trying;
}

/** The try that is under way, or a new one. `trying` rejects as `refreshAfter` does. */
export function joinRefresh(ctx: RefreshCtx, connectionId: string, stale: string): Refresh {
  const underWay = ctx.refreshes.get(connectionId);
  if (underWay) return underWay;
  const trying = refreshOnce(ctx, connectionId, stale).finally(() => ctx.refreshes.delete(connectionId));
  const refresh = { begun: ctx.clock.now(), trying };
  ctx.refreshes.set(connectionId, refresh);
  return refresh;
}

/** Before the database is closed: an answer that comes may hold the only pair of tokens that is valid from then on. */
export async function settleRefreshes({ refreshes }: Pick<SyncCtx, 'refreshes'>): Promise<void> {
  await Promise.allSettled([...refreshes.values()].map(({ trying }) => trying));
}

async function refreshOnce(ctx: RefreshCtx, connectionId: string, stale: string): Promise<string> {
  const { db, vault, clock } = ctx;
  for (;;) {
    const begun = await inTransaction(db, (tx) => beginRefresh(tx, vault, connectionId, stale, clock.now()));
    if (begun.kind === 'removed') throw new ReconnectNeeded('The connection was removed.');
    if (begun.kind === 'fresh') return begun.access;
    if (begun.kind === 'begun') return finishRefresh(ctx, connectionId, begun.tokens);
    await clock.sleep(lookAgainMs);
  }
}

async function finishRefresh(
  ctx: RefreshCtx,
  connectionId: string,
  tokens: ConnectionTokens,
): Promise<string> {
  const { db, vault, clock } = ctx;
  try {
    const { given, used } = await refreshWithFallback(ctx, connectionId, tokens);
    await inTransaction(db, (tx) =>
      acceptRefreshed(tx, vault, connectionId, { given, used, before: tokens, now: clock.now() }),
    );
    return given.accessToken;
  } catch (error) {
    const final = error instanceof AnafError && error.code === 'invalid_grant';
    const words = error instanceof AnafError ? (error.words ?? error.message) : 'The refresh failed.';
    await recordRefreshFailure(db, connectionId, { final, words, now: clock.now() });
    if (final) throw new ReconnectNeeded('ANAF no longer accepts this authorisation.', { cause: error });
    throw error;
  }
}

/** The refresh token before this one may still be good when the newest was lost on its way: no source says. */
async function refreshWithFallback(
  { anaf, db, clock, log }: RefreshCtx,
  connectionId: string,
  tokens: ConnectionTokens,
) {
  if (tokens.refresh === null) throw new AnafError('invalid_grant');
  try {
    return { given: await refresh(anaf, { refreshToken: tokens.refresh }), used: tokens.refresh };
  } catch (error) {
    const refused = error instanceof AnafError && error.code === 'invalid_grant';
    if (!refused || tokens.previousRefresh === null) throw error;
    log.warn({ connectionId }, 'ANAF refused the newest refresh token: trying the one before');
    await extendRefresh(db, connectionId, clock.now());
    return {
      given: await refresh(anaf, { refreshToken: tokens.previousRefresh }),
      used: tokens.previousRefresh,
    };
  }
}
