/** Whose seals the organisation's documents carry, and who is vouched for. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import {
  findSeenSigner,
  listSigners,
  type SeenSigner,
  signerPosition,
} from '../../db/invoices/signer-list.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

export async function listOwnSigners(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<SeenSigner>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  return toPage(await listSigners(ctx.db, actor.organisationId, page), limit, signerPosition);
}

/** @throws Problem not_found */
export async function getSigner(ctx: Ctx, actor: Actor, { sha256 }: { sha256: string }): Promise<SeenSigner> {
  const signer = await findSeenSigner(ctx.db, actor.organisationId, sha256);
  if (!signer) throw notFound('signer');
  return signer;
}
