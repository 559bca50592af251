/** Takes one embedded file out of an invoice's document, as its issuer put it there. */
import type { Actor } from '../../accounts/actor.ts';
import { maskPersonalCodes } from '../../core/cif.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { ReadAttachment } from '../../documents/read-attachment.ts';
import { sha256Of } from '../../originals/open-original.ts';
import { openZip, readKeptZip } from '../archive/open-original.ts';
import type { Original } from '../archive/read-original.ts';
import type { Ctx } from '../context.ts';

/** @throws Problem not_found, not_archived, unavailable; an Error when the bytes are no longer those that were kept */
export async function getAttachment(
  ctx: Ctx,
  actor: Actor,
  { id, n }: { id: string; n: number },
): Promise<Original & { mediaType: string }> {
  const { document } = await openZip(await readKeptZip(ctx, actor, id));
  const { readAttachment } = await import('../../documents/read-attachment.ts');
  const read = readAttachment(document, n);
  if (!read.ok) throw whyNot(read.reason);
  const { bytes, filename, mediaType } = read;
  return { bytes, sha256: sha256Of(bytes), fileName: maskPersonalCodes(filename), mediaType };
}

function whyNot(reason: Extract<ReadAttachment, { ok: false }>['reason']): Problem {
  switch (reason) {
    case 'no_such_document':
      return notFound('attachment');
    case 'nothing_embedded':
      return new Problem('not_found', 'attachment_named_only', {});
    case 'not_base64':
      return new Problem('not_found', 'attachment_not_base64', {});
    case 'unreadable':
      return new Problem('not_found', 'attachment_unreadable', {});
  }
}
