/** Begins to connect a certificate: where to send the browser, and what binds the way back to it. */
import { randomBytes } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { sha256 } from '../../accounts/secret-text.ts';
import type { AnafClient } from '../../anaf/client.ts';
import { authorizeUrl } from '../../anaf/oauth.ts';
import { Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { recordBegunConnection } from '../../db/connections/oauth-state.ts';
import { writeState } from './connect-state.ts';

/** Long enough to find the token, its PIN and the right browser. */
export const connectLastsMs = 10 * 60_000;

export interface StartConnectDeps {
  db: Db;
  anaf: AnafClient;
  /** Signs the state. */
  stateSecret: string;
  now: () => Date;
}

export interface StartedConnect {
  authorizeUrl: string;
  /** For the browser that began, and no other. */
  bindingCookie: string;
  expiresAt: Date;
}

/** @throws Problem anaf_not_configured */
export async function startConnect(
  deps: StartConnectDeps,
  { organisationId }: Pick<Actor, 'organisationId'>,
  tokenLinkId: string | null = null,
): Promise<StartedConnect> {
  requireApplication(deps.anaf);
  const id = randomBytes(16).toString('base64url');
  const bindingCookie = randomBytes(32).toString('base64url');
  const now = deps.now();
  const expiresAt = new Date(now.getTime() + connectLastsMs);
  await recordBegunConnection(
    deps.db,
    { id, organisationId, cookieSha256: sha256(bindingCookie), tokenLinkId, expiresAt },
    now,
  );
  const state = writeState(deps.stateSecret, id);
  return { authorizeUrl: authorizeUrl(deps.anaf, { state }), bindingCookie, expiresAt };
}

function requireApplication({ config }: AnafClient): void {
  if (config.clientId !== '' && config.clientSecret !== '') return;
  throw new Problem(
    'anaf_not_configured',
    'This installation is not registered at ANAF yet: its operator registers an application on the developer portal ' +
      `with the callback ${config.redirectUri} and sets ANAF_CLIENT_ID and ANAF_CLIENT_SECRET.`,
  );
}
