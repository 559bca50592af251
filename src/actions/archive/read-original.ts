/** Hands out what ANAF gave: the ZIP as it came, or the document or the seal inside of it. Changes no byte. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { sha256Of } from '../../originals/open-original.ts';
import type { ArchiveCtx } from '../context.ts';
import { nameForDownload } from './name-for-download.ts';
import { openZip, readKeptZip } from './open-original.ts';

export type OriginalPart = 'zip' | 'xml' | 'signature';

export interface Original {
  bytes: Buffer;
  sha256: string;
  fileName: string;
}

/** @throws Problem not_found, not_archived, unavailable; an Error when the bytes are no longer those that were kept */
export async function readOriginal(
  ctx: ArchiveCtx,
  actor: Actor,
  { id, part }: { id: string; part: OriginalPart },
): Promise<Original> {
  const zip = await readKeptZip(ctx, actor, id);
  const name = await nameForDownload(ctx, actor, { id, language: 'ro' });
  if (part === 'zip') return { bytes: zip.bytes, sha256: zip.sha256, fileName: `${name}.zip` };
  const { document, seal } = await openZip(zip);
  if (part === 'signature' && !seal) throw notFound('seal');
  const bytes = part === 'xml' ? document : seal!;
  const prefix = part === 'signature' ? 'semnatura_' : '';
  return { bytes, sha256: sha256Of(bytes), fileName: `${prefix}${name}.xml` };
}
