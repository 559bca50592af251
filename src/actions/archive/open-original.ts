/** Opens what was kept of an invoice: the ZIP as it came, and what is told apart inside. Changes no byte. */
import type { Actor } from '../../accounts/actor.ts';
import { type Archive, ArchiveError } from '../../archive/archive.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { findOriginal, type KeptOriginal } from '../../db/invoices/invoice.ts';
import { findMessageOriginal } from '../../db/messages/message-list.ts';
import type { DocumentKind } from '../../documents/classify.ts';
import { openOriginal, readOriginal } from '../../originals/open-original.ts';
import type { ArchiveCtx, ReadCtx } from '../context.ts';

export interface KeptZip extends KeptOriginal {
  bytes: Buffer;
}

export interface OpenedZip {
  document: Buffer;
  kind: DocumentKind;
  seal: Buffer | null;
}

/** @throws Problem not_found, not_archived, unavailable when the archive, the file or its bytes are not what was kept */
export async function readKeptZip(ctx: ArchiveCtx, actor: Actor, id: string): Promise<KeptZip> {
  const kept = await findKept(ctx, actor, id);
  return { ...kept, bytes: await readKept(ctx.archive, kept) };
}

/** The same of any message: an error file and a buyer's message are in no catalogue. */
export async function readMessageZip(ctx: ArchiveCtx, actor: Actor, id: string): Promise<KeptZip> {
  const kept = await findMessageOriginal(ctx.db, actor.organisationId, id);
  if (kept === undefined) throw notFound('message');
  if (kept === null) {
    throw new Problem('not_archived', 'message', {});
  }
  return { ...kept, bytes: await readKept(ctx.archive, kept) };
}

/** Where it is. @throws Problem not_found, not_archived */
export async function findKept(ctx: ReadCtx, actor: Actor, id: string): Promise<KeptOriginal> {
  const kept = await findOriginal(ctx.db, actor.organisationId, id);
  if (kept === undefined) throw notFound('invoice');
  if (kept === null) {
    throw new Problem('not_archived', 'invoice', {});
  }
  return kept;
}

/** The original, or a problem that says why it is not available: a damaged file must not pass for what ANAF gave. */
async function readKept(archive: Pick<Archive, 'read'>, kept: KeptOriginal): Promise<Buffer> {
  const read = await readOriginal(archive, kept).catch((cause) => {
    if (!(cause instanceof ArchiveError)) throw cause;
    throw new Problem('unavailable', 'archive_unreadable', {}, {}, cause);
  });
  if (!read.ok) throw new Problem('unavailable', `original_${read.fault}`, {});
  return read.bytes;
}

/** @throws Problem not_found when the ZIP holds no document that can be told apart */
export async function openZip(zip: KeptZip): Promise<OpenedZip> {
  const classified = await openOriginal(zip.bytes, zip);
  if (!classified.ok) {
    throw new Problem('not_found', 'no_document_in_zip', {});
  }
  const { document, seal } = classified;
  return { document: document.bytes, kind: document.kind, seal: seal?.bytes ?? null };
}
