/** Renews access tokens a week before they end, so that an outage of ANAF's login costs nothing. May run twice: the second finds a fresh token. */
import { dayMs } from '../core/durations.ts';
import { findTokens, listRenewable } from '../db/connections/anaf-token.ts';
import type { SyncCtx } from '../sync/context.ts';
import { refreshAfter } from '../sync/refresh-token.ts';

export async function renewTokens(ctx: SyncCtx): Promise<void> {
  const now = ctx.clock.now();
  for (const connectionId of await listRenewable(ctx.db, new Date(now.getTime() + 7 * dayMs))) {
    try {
      const tokens = await findTokens(ctx.db, ctx.vault, connectionId);
      if (tokens) await refreshAfter(ctx, connectionId, tokens.access);
      ctx.log.info({ connectionId }, 'an access token was renewed');
    } catch (error) {
      ctx.log.error({ err: error, connectionId }, 'an access token could not be renewed');
    }
  }
}
