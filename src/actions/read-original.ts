/** Hands out what ANAF gave: the ZIP as it came, or the document or the seal inside of it. Changes no byte. */
import { createHash } from 'node:crypto';
import type { Actor } from '../accounts/actor.ts';
import { type Archive, ArchiveError } from '../archive/archive.ts';
import { notFound, Problem } from '../core/errors.ts';
import type { Db } from '../db/connection.ts';
import { findOriginal, type KeptOriginal } from '../db/invoice.ts';
import { classify } from '../documents/classify.ts';
import { unzip } from '../documents/unzip.ts';

export type OriginalPart = 'zip' | 'xml' | 'signature';

export interface Original {
  bytes: Buffer;
  sha256: string;
  /** Of digits and letters: safe in any header and on any disk. */
  fileName: string;
}

/** @throws Problem not_found, not_archived, unavailable; an Error when the bytes are no longer those that were kept */
export async function readOriginal(
  deps: { db: Db; archive: Pick<Archive, 'read'> },
  actor: Actor,
  { id, part }: { id: string; part: OriginalPart },
): Promise<Original> {
  const kept = await findOriginal(deps.db, actor.organisationId, id);
  if (kept === undefined) throw notFound('invoice');
  if (kept === null) {
    throw new Problem('not_archived', 'The original of this invoice has not been downloaded from ANAF yet.');
  }
  const zip = await readKept(deps.archive, kept);
  if (part === 'zip') return { bytes: zip, sha256: kept.sha256, fileName: `${kept.uploadIndex}.zip` };
  const { document, seal } = await open(zip, kept.uploadIndex);
  if (part === 'signature' && !seal) throw notFound('seal');
  const bytes = part === 'xml' ? document : seal!;
  const prefix = part === 'signature' ? 'semnatura_' : '';
  return { bytes, sha256: sha256(bytes), fileName: `${prefix}${kept.uploadIndex}.xml` };
}

async function readKept(archive: Pick<Archive, 'read'>, kept: KeptOriginal): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await archive.read(kept.path);
  } catch (cause) {
    if (!(cause instanceof ArchiveError) || cause.code === 'missing') throw cause;
    throw new Problem('unavailable', 'The archive cannot be read at the moment.', {}, cause);
  }
  // Whoever asks for an original gets the original, or hears that it is none: a damaged disk must not pass for ANAF.
  const found = sha256(bytes);
  if (found !== kept.sha256) throw new Error(`${kept.path}: ${found} is on disk, ${kept.sha256} was kept`);
  return bytes;
}

async function open(zip: Buffer, uploadIndex: string): Promise<{ document: Buffer; seal: Buffer | null }> {
  const unzipped = await unzip(zip);
  const classified = unzipped.ok ? classify(unzipped.entries, uploadIndex) : unzipped;
  if (!classified.ok) {
    throw new Problem(
      'not_found',
      'The ZIP holds no document that can be told apart; the ZIP itself is there to be read.',
    );
  }
  return { document: classified.document.bytes, seal: classified.seal?.bytes ?? null };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
