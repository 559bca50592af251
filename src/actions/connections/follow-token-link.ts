/** What the holder of such a link may do: see who asks, go to ANAF, and paste the way back where it does not reach us. */
import { sha256 } from '../../accounts/secret-text.ts';
import { Problem } from '../../core/errors.ts';
import type { AnafConnection } from '../../db/connections/anaf-connection.ts';
import { findActiveLink, type TokenLink } from '../../db/connections/token-link.ts';
import type { Ctx } from '../context.ts';
import { finishConnectByLink } from './finish-connect.ts';
import { beginConnect, type StartedConnect } from './start-connect.ts';

/** @throws Problem link_expired */
export async function seeTokenLink(ctx: Ctx, token: string): Promise<TokenLink> {
  const link = await findActiveLink(ctx.db, sha256(token), ctx.now());
  if (link) return link;
  throw new Problem('link_expired', 'token_link', {});
}

/** May be begun again until it has connected. */
export async function startByTokenLink(
  ctx: Ctx,
  { token, address }: { token: string; address: string },
): Promise<StartedConnect> {
  const { organisationId, id } = await seeTokenLink(ctx, token);
  return beginConnect(ctx, { organisationId, tokenLinkId: id, startedBy: { kind: 'link', id, address } });
}

export async function finishByTokenLink(
  ctx: Ctx,
  { token, url }: { token: string; url: string },
): Promise<AnafConnection> {
  const link = await seeTokenLink(ctx, token);
  return finishConnectByLink(ctx, link.id, { url });
}
