/** Whose seals the organisation's documents carry, and who is vouched for. Deciding on one is decide-signer.ts. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import {
  findSeenSigner,
  type SeenSigner,
  listSigners as selectSigners,
  signerPosition,
} from '../../db/invoices/signer-list.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

export async function listSigners(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<SeenSigner>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  return toPage(await selectSigners(ctx.db, actor.organisationId, page), limit, signerPosition);
}

/** @throws Problem not_found */
export async function getSigner(ctx: Ctx, actor: Actor, { sha256 }: { sha256: string }): Promise<SeenSigner> {
  const signer = await findSeenSigner(ctx.db, actor.organisationId, sha256);
  if (!signer) throw notFound('signer');
  return signer;
}
