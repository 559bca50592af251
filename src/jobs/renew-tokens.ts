/** Renews access tokens a week before they end, so that an outage of ANAF's login costs nothing. May run twice: the second finds a fresh token. */
import { findTokens, listRenewable } from '../db/connections/anaf-token.ts';
import { refreshAfter } from '../sync/access-token.ts';
import type { SyncParts } from '../sync/parts.ts';

const weekMs = 7 * 86_400_000;

export async function renewTokens(parts: SyncParts): Promise<void> {
  const now = parts.clock.now();
  for (const connectionId of await listRenewable(parts.db, new Date(now.getTime() + weekMs))) {
    try {
      const tokens = await findTokens(parts.db, parts.vault, connectionId);
      if (tokens) await refreshAfter(parts, connectionId, tokens.access);
      parts.log.info({ connectionId }, 'an access token was renewed');
    } catch (error) {
      parts.log.error({ err: error, connectionId }, 'an access token could not be renewed');
    }
  }
}
