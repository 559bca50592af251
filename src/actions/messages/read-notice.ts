/** What ANAF says in a message that is no invoice: why an upload was refused, or what a buyer wrote. Read from the kept bytes. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { Notice } from '../../documents/read-document.ts';
import { openZip, readMessageZip } from '../archive/open-original.ts';
import type { Ctx } from '../context.ts';

/** @throws Problem not_found (also of an invoice: it has a catalogue), not_archived, unreadable, unavailable */
export async function readNotice(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<Notice> {
  const { document, kind } = await openZip(await readMessageZip(ctx, actor, id));
  const { readDocument } = await import('../../documents/read-document.ts');
  const read = readDocument(document, kind);
  if (read.verdict === 'not_an_invoice') return read.notice;
  if (read.verdict === 'read') throw notFound('notice');
  throw new Problem('unreadable', 'notice', {});
}
