/** What the holder of such a link may do: see who asks, go to ANAF, and paste the way back where it does not reach us. */
import { sha256 } from '../../accounts/secret-text.ts';
import { Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import type { AnafConnection } from '../../db/connections/anaf-connection.ts';
import { findActiveLink, type TokenLink } from '../../db/connections/token-link.ts';
import { type FinishConnectDeps, finishConnectByLink } from './finish-connect.ts';
import { type StartConnectDeps, type StartedConnect, startConnect } from './start-connect.ts';

/** @throws Problem link_expired */
export async function seeTokenLink(deps: { db: Db; now: () => Date }, token: string): Promise<TokenLink> {
  const link = await findActiveLink(deps.db, sha256(token), deps.now());
  if (link) return link;
  throw new Problem(
    'link_expired',
    'This link was used or revoked, or its hour has passed: ask whoever sent it for a new one.',
  );
}

/** May be begun again until it has connected. */
export async function startByTokenLink(deps: StartConnectDeps, token: string): Promise<StartedConnect> {
  const { organisationId, id } = await seeTokenLink(deps, token);
  return startConnect(deps, { organisationId }, id);
}

export async function finishByTokenLink(
  deps: FinishConnectDeps,
  { token, url }: { token: string; url: string },
): Promise<AnafConnection> {
  const link = await seeTokenLink(deps, token);
  return finishConnectByLink(deps, link.id, { url });
}
