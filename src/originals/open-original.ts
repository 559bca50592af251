/**
 * The one reader of an archived original: its bytes, whether they are still those that were archived, and which entry of
 * the ZIP is the document. Knows the archive and documents, which do not know each other; knows no SQL statement.
 */
import { createHash } from 'node:crypto';
import { type Archive, ArchiveError } from '../archive/archive.ts';
import type { KeptOriginal } from '../db/invoices/invoice.ts';
import { type Classified, classify, classifyOnlyDocument } from '../documents/classify.ts';
import { unzip } from '../documents/unzip.ts';

export type OriginalFault =
  /** There is no such file. */
  | 'missing'
  /** The bytes are not those that were archived. */
  | 'damaged';

export type ReadOriginal =
  | { ok: true; bytes: Buffer }
  | { ok: false; fault: Extract<OriginalFault, 'missing'> }
  /** With the bytes that are there instead. */
  | { ok: false; fault: Extract<OriginalFault, 'damaged'>; bytes: Buffer };

/** @throws ArchiveError when the archive as a whole cannot be read */
export async function readOriginal(
  archive: Pick<Archive, 'read'>,
  { path, sha256 }: Pick<KeptOriginal, 'path' | 'sha256'>,
): Promise<ReadOriginal> {
  try {
    const bytes = await archive.read(path);
    return sha256Of(bytes) === sha256 ? { ok: true, bytes } : { ok: false, fault: 'damaged', bytes };
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'missing') return { ok: false, fault: 'missing' };
    throw error;
  }
}

/**
 * Tells the document, the seal and the other entries of an original apart. By the upload index in the names; an original
 * that its parties or a person matched has no such name, and its only document is meant. Of an unproven one nothing is
 * opened unless the names say so: it may be somebody else's.
 */
export async function openOriginal(
  bytes: Buffer,
  { uploadIndex, match }: Pick<KeptOriginal, 'uploadIndex' | 'match'>,
): Promise<Classified | { ok: false; reason: string; detail: string }> {
  const unzipped = await unzip(bytes);
  if (!unzipped.ok) return unzipped;
  const named = classify(unzipped.entries, uploadIndex);
  const matchedOtherwise = match === 'parties' || match === 'accepted';
  return named.ok || !matchedOtherwise ? named : classifyOnlyDocument(unzipped.entries);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
