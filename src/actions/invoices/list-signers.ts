/** Whose seals the organisation's documents carry, and who is vouched for. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import {
  findSeenSigner,
  listSigners,
  type SeenSigner,
  signerPosition,
} from '../../db/invoices/signer-list.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';

export async function listOwnSigners(
  deps: { db: Db },
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<SeenSigner>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  return toPage(await listSigners(deps.db, actor.organisationId, page), limit, signerPosition);
}

/** @throws Problem not_found */
export async function getSigner(
  deps: { db: Db },
  actor: Actor,
  { sha256 }: { sha256: string },
): Promise<SeenSigner> {
  const signer = await findSeenSigner(deps.db, actor.organisationId, sha256);
  if (!signer) throw notFound('signer');
  return signer;
}
