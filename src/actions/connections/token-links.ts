/** Makes, lists and revokes the links by which a certificate's holder elsewhere authorises. */
import type { Actor } from '../../accounts/actor.ts';
import { newLinkToken } from '../../accounts/secret-text.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  addTokenLink,
  countActiveLinks,
  revokeTokenLink as markTokenLinkRevoked,
  listTokenLinks as selectTokenLinks,
  type TokenLink,
} from '../../db/connections/token-link.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { auditActor, personOf } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

const lastsMs = 3_600_000;
const mostActive = 5;

/** @throws Problem conflict when there are five already */
export async function createTokenLink(
  ctx: Ctx,
  actor: Actor,
  { note }: { note: string | null },
): Promise<{ link: TokenLink; url: string }> {
  const { organisationId } = actor;
  const { token, sha256: tokenSha256 } = newLinkToken();
  const now = ctx.now();
  const link = await inTransaction(ctx.db, async (tx) => {
    await lockOrganisation(tx, organisationId);
    if ((await countActiveLinks(tx, organisationId, now)) >= mostActive)
      throw new Problem('conflict', 'too_many_links', { most: mostActive });
    const expiresAt = new Date(now.getTime() + lastsMs);
    const made = await addTokenLink(
      tx,
      { organisationId, note, tokenSha256, expiresAt, createdBy: personOf(actor) },
      now,
    );
    const entry = { actor: auditActor(actor), action: 'token_link.created', subject: made.id } as const;
    await recordAudit(tx, organisationId, { ...entry, detail: { note } }, now);
    return made;
  });
  // After the #: browsers do not send the fragment to the server, so no log ever holds it.
  return { link, url: new URL(`/autorizare#token=${token}`, ctx.publicUrl).href };
}

export async function listTokenLinks(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<TokenLink>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const links = await selectTokenLinks(ctx.db, actor.organisationId, page);
  return toPage(links, limit, (link) => ({ at: link.createdAt, id: link.id }));
}

export async function revokeTokenLink(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<void> {
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    if (!(await markTokenLinkRevoked(tx, actor.organisationId, id, now))) throw notFound('active_link');
    const entry = { actor: auditActor(actor), action: 'token_link.revoked', subject: id } as const;
    await recordAudit(tx, actor.organisationId, entry, now);
  });
}
