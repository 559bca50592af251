/** Begins to connect a certificate: where to send the browser, and what binds the way back to it. */
import { randomBytes } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { sha256 } from '../../accounts/secret-text.ts';
import type { AnafClient } from '../../anaf/client.ts';
import { authorizeUrl } from '../../anaf/oauth.ts';
import { Problem } from '../../core/errors.ts';
import { type BegunConnection, recordBegunConnection } from '../../db/connections/oauth-state.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { writeState } from './connect-state.ts';

/** Long enough to find the token, its PIN and the right browser. */
const connectLastsMs = 10 * 60_000;

export interface StartedConnect {
  authorizeUrl: string;
  /** For the browser that began, and no other. */
  bindingCookie: string;
  expiresAt: Date;
}

/** @throws Problem anaf_not_configured */
export async function startConnect(
  ctx: Ctx,
  actor: Actor,
  { returnTo = null, renews = null }: { returnTo?: string | null; renews?: string | null } = {},
): Promise<StartedConnect> {
  const { organisationId } = actor;
  const startedBy = auditActor(actor);
  return beginConnect(ctx, { organisationId, tokenLinkId: null, startedBy, returnTo, renews });
}

/** @throws Problem anaf_not_configured */
export async function beginConnect(
  ctx: Ctx,
  begun: Pick<BegunConnection, 'organisationId' | 'tokenLinkId' | 'startedBy'> &
    Partial<Pick<BegunConnection, 'returnTo' | 'renews'>>,
): Promise<StartedConnect> {
  requireApplication(ctx.anaf);
  const id = randomBytes(16).toString('base64url');
  const bindingCookie = randomBytes(32).toString('base64url');
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + connectLastsMs);
  const { returnTo = null, renews = null } = begun;
  const bound = { ...begun, returnTo, renews, id, cookieSha256: sha256(bindingCookie), expiresAt };
  await recordBegunConnection(ctx.db, bound, now);
  const state = writeState(ctx.stateSecret, id);
  return { authorizeUrl: authorizeUrl(ctx.anaf, { state }), bindingCookie, expiresAt };
}

function requireApplication({ config }: AnafClient): void {
  if (config.clientId !== '' && config.clientSecret !== '') return;
  throw new Problem('anaf_not_configured', 'not_registered', { redirectUri: config.redirectUri });
}
