/** An access token that ANAF accepts: refreshed under a lock when ANAF refuses it, and stored before it is used. */
import { AnafError } from '../anaf/errors.ts';
import { refresh } from '../anaf/oauth.ts';
import { inTransaction } from '../db/connection.ts';
import {
  acceptRefreshed,
  type ConnectionTokens,
  findTokens,
  lockTokens,
  recordRefreshFailure,
  refuseAccess,
} from '../db/connections/anaf-token.ts';
import type { SyncCtx } from './context.ts';

type TokenCtx = Pick<SyncCtx, 'db' | 'anaf' | 'vault' | 'clock' | 'log' | 'openedTokens'>;

/** ANAF accepts none of the connection's tokens any more: a person must connect again. */
export class ReconnectNeeded extends Error {
  override readonly name = 'ReconnectNeeded';
}

/**
 * Runs `call` with the connection's access token; when ANAF answers 401 the token is refreshed once and the call
 * made once more.
 * @throws ReconnectNeeded when there is nothing left to refresh with
 */
export async function withAccessToken<T>(
  ctx: TokenCtx,
  connectionId: string,
  call: (accessToken: string) => Promise<T>,
): Promise<T> {
  const first = await accessToken(ctx, connectionId);
  try {
    return await call(first);
  } catch (error) {
    if (!(error instanceof AnafError && error.code === 'unauthorized')) throw error;
    // Otherwise each call of the next two seconds would spend one of a message's three downloads on it.
    ctx.openedTokens.delete(connectionId);
    return call(await refreshAfter(ctx, connectionId, first));
  }
}

async function accessToken(ctx: TokenCtx, connectionId: string): Promise<string> {
  const now = ctx.clock.now();
  const opened = ctx.openedTokens.get(connectionId);
  if (opened && opened.from <= now && now < opened.until) return opened.access;

  const tokens = await findTokens(ctx.db, ctx.vault, connectionId);
  if (!tokens) throw new ReconnectNeeded('The connection was removed.');
  const { access, accessExpiresAt, accessRefusedAt } = tokens;
  if (accessRefusedAt !== null || accessExpiresAt <= now) return refreshAfter(ctx, connectionId, access);
  const until = new Date(Math.min(now.getTime() + openForMs, accessExpiresAt.getTime()));
  ctx.openedTokens.set(connectionId, { access, from: now, until });
  return access;
}

/** Meanwhile the connection may be removed, or refreshed by another process: a token that ANAF refuses is read again. */
const openForMs = 2_000;

/**
 * A new access token in place of `stale`. One process refreshes, the others wait for its row lock and use what it got:
 * two refreshes at once could each invalidate the other's.
 */
export async function refreshAfter(ctx: TokenCtx, connectionId: string, stale: string): Promise<string> {
  const { db, vault, clock } = ctx;
  ctx.openedTokens.delete(connectionId);
  const outcome = await inTransaction(
    db,
    async (tx): Promise<{ access: string } | { error: unknown }> => {
      const tokens = await lockTokens(tx, vault, connectionId);
      if (!tokens) throw new ReconnectNeeded('The connection was removed.');
      const now = clock.now();
      const alreadyFresh =
        tokens.access !== stale && tokens.accessExpiresAt > now && tokens.accessRefusedAt === null;
      if (alreadyFresh) return { access: tokens.access };
      await refuseAccess(tx, connectionId, now);
      try {
        const fresh = await refreshWithFallback(ctx, tokens);
        await acceptRefreshed(tx, vault, connectionId, fresh, now);
        return { access: fresh.accessToken };
      } catch (error) {
        // Committed, not thrown: what ANAF refused is to be remembered.
        const final = error instanceof AnafError && error.code === 'invalid_grant';
        const words = error instanceof AnafError ? (error.words ?? error.message) : 'The refresh failed.';
        await recordRefreshFailure(tx, connectionId, { final, words, now });
        return { error };
      }
      // Not again after a deadlock: the refresh token would be used twice.
    },
    { once: true },
  );
  if ('access' in outcome) return outcome.access;
  if (outcome.error instanceof AnafError && outcome.error.code === 'invalid_grant')
    throw new ReconnectNeeded('ANAF no longer accepts this authorisation.', { cause: outcome.error });
  throw outcome.error;
}

/** The refresh token before this one may still be good when the newest was lost on its way: no source says. */
async function refreshWithFallback({ anaf, log }: TokenCtx, tokens: ConnectionTokens) {
  if (tokens.refresh === null) throw new AnafError('invalid_grant');
  try {
    return await refresh(anaf, { refreshToken: tokens.refresh });
  } catch (error) {
    const refused = error instanceof AnafError && error.code === 'invalid_grant';
    if (!refused || tokens.previousRefresh === null) throw error;
    log.warn('ANAF refused the newest refresh token: trying the one before');
    return refresh(anaf, { refreshToken: tokens.previousRefresh });
  }
}
