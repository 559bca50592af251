/** Opens what was kept of an invoice: the ZIP as it came, and what is told apart inside. Changes no byte. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { type Archive, ArchiveError } from '../../archive/archive.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { findOriginal, type KeptOriginal } from '../../db/invoices/invoice.ts';
import { findMessageOriginal } from '../../db/messages/message-list.ts';
import { classify, type DocumentKind } from '../../documents/classify.ts';
import { unzip } from '../../documents/unzip.ts';
import type { ArchiveCtx, ReadCtx } from '../context.ts';

export interface KeptZip {
  uploadIndex: string;
  bytes: Buffer;
  sha256: string;
}

export interface OpenedZip {
  document: Buffer;
  kind: DocumentKind;
  seal: Buffer | null;
}

/** @throws Problem not_found, not_archived, unavailable; an Error when the bytes are no longer those that were kept */
export async function readKeptZip(ctx: ArchiveCtx, actor: Actor, id: string): Promise<KeptZip> {
  const kept = await findKept(ctx, actor, id);
  const bytes = await readKept(ctx.archive, kept);
  return { uploadIndex: kept.uploadIndex, bytes, sha256: kept.sha256 };
}

/** The same of any message: an error file and a buyer's message are in no catalogue. */
export async function readMessageZip(ctx: ArchiveCtx, actor: Actor, id: string): Promise<KeptZip> {
  const kept = await findMessageOriginal(ctx.db, actor.organisationId, id);
  if (kept === undefined) throw notFound('message');
  if (kept === null) {
    throw new Problem('not_archived', 'message', {});
  }
  return { uploadIndex: kept.uploadIndex, bytes: await readKept(ctx.archive, kept), sha256: kept.sha256 };
}

/** Where it lies. @throws Problem not_found, not_archived */
export async function findKept(ctx: ReadCtx, actor: Actor, id: string): Promise<KeptOriginal> {
  const kept = await findOriginal(ctx.db, actor.organisationId, id);
  if (kept === undefined) throw notFound('invoice');
  if (kept === null) {
    throw new Problem('not_archived', 'invoice', {});
  }
  return kept;
}

async function readKept(archive: Pick<Archive, 'read'>, kept: KeptOriginal): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await archive.read(kept.path);
  } catch (cause) {
    if (!(cause instanceof ArchiveError) || cause.code === 'missing') throw cause;
    throw new Problem('unavailable', 'archive_unreadable', {}, {}, cause);
  }
  // Whoever asks for an original gets the original, or hears that it is none: a damaged disk must not pass for ANAF.
  const found = sha256Of(bytes);
  if (found !== kept.sha256) throw new Error(`${kept.path}: ${found} is on disk, ${kept.sha256} was kept`);
  return bytes;
}

/** @throws Problem not_found when the ZIP holds no document that can be told apart */
export async function openZip(zip: KeptZip): Promise<OpenedZip> {
  const unzipped = await unzip(zip.bytes);
  const classified = unzipped.ok ? classify(unzipped.entries, zip.uploadIndex) : unzipped;
  if (!classified.ok) {
    throw new Problem('not_found', 'no_document_in_zip', {});
  }
  const { document, seal } = classified;
  return { document: document.bytes, kind: document.kind, seal: seal?.bytes ?? null };
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
