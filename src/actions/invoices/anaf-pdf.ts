/** ANAF's own PDF of a document: asked for by a person, kept beside the ZIP when it comes. Nothing of a sync waits for it. */
import type { Actor } from '../../accounts/actor.ts';
import type { AnafClient } from '../../anaf/client.ts';
import { AnafError } from '../../anaf/errors.ts';
import { mostRenderedBytes, type RenderStandard, renderAtAnaf } from '../../anaf/render.ts';
import { ArchiveError } from '../../archive/archive.ts';
import { anafPdfPath } from '../../archive/path.ts';
import { maskPersonalCodes } from '../../core/cif.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { DocumentKind } from '../../documents/classify.ts';
import { sha256Of } from '../../originals/open-original.ts';
import { anafProblem } from '../anaf-problem.ts';
import { nameForDownload } from '../archive/name-for-download.ts';
import { findKept, openZip, readKeptZip } from '../archive/open-original.ts';
import type { Original } from '../archive/read-original.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { ArchiveCtx, Ctx } from '../context.ts';

/** For one organisation. ANAF documents no limit on this host; this stays far below one that it could have. */
const pdfsAMinute = 30;

/** What was kept before. @throws Problem not_found, not_archived, unavailable */
export async function getAnafPdf(ctx: ArchiveCtx, actor: Actor, { id }: { id: string }): Promise<Original> {
  const place = await findKept(ctx, actor, id);
  const kept = await readIfThere(ctx, anafPdfPath(place.path));
  if (!kept) throw notFound('anaf_pdf');
  return original(kept, await nameForDownload(ctx, actor, { id, language: 'ro' }));
}

/** @throws Problem not_found, not_archived, too_many_requests, anaf_refused, anaf_unreachable, unavailable */
export async function fetchAnafPdf(
  ctx: Ctx,
  actor: Actor,
  { id }: { id: string },
  signal?: AbortSignal,
): Promise<Original> {
  const place = await findKept(ctx, actor, id);
  const path = anafPdfPath(place.path);
  const kept = await readIfThere(ctx, path);
  if (kept) return original(kept, await nameForDownload(ctx, actor, { id, language: 'ro' }));
  const { document, kind } = await openZip(await readKeptZip(ctx, actor, id));
  const standard = standardOf(kind, document);
  await checkRateLimit(ctx, {
    holder: `anaf-pdf:${actor.organisationId}`,
    limit: pdfsAMinute,
    windowMs: 60_000,
    refusal: ['anaf_pdfs', { limit: pdfsAMinute }],
  });
  const bytes = await ask(ctx.anaf, { document, standard, signal });
  const name = await nameForDownload(ctx, actor, { id, language: 'ro' });
  return original(await keep(ctx, path, place.uploadIndex, bytes), name);
}

function standardOf(kind: DocumentKind, { byteLength }: Buffer): RenderStandard {
  if (byteLength > mostRenderedBytes) {
    throw new Problem('anaf_refused', 'pdf_too_large', {}, { reason: 'too_large' });
  }
  if (kind === 'ubl_invoice') return 'FACT1';
  if (kind === 'ubl_credit_note') return 'FCN';
  throw new Problem('anaf_refused', 'pdf_not_ubl', {}, { reason: 'not_ubl' });
}

async function ask(anaf: AnafClient, request: Parameters<typeof renderAtAnaf>[1]): Promise<Buffer> {
  try {
    const rendered = await renderAtAnaf(anaf, request);
    if (rendered.kind === 'pdf') return rendered.bytes;
    const anafWords = maskPersonalCodes(rendered.words);
    throw new Problem('anaf_refused', 'pdf', { anafWords }, { reason: 'nok' });
  } catch (error) {
    // The firewall looks at the document alone, so another attempt ends the same.
    if (error instanceof AnafError && error.code === 'firewall') {
      throw new Problem('anaf_refused', 'pdf_firewall', {}, { reason: 'firewall' }, error);
    }
    throw anafProblem(error);
  }
}

/** Bytes that cannot be kept are handed out all the same: they can be had again. */
async function keep(ctx: Ctx, path: string, hint: string, bytes: Buffer): Promise<Buffer> {
  try {
    const incoming = await ctx.archive.keepIncoming(hint, bytes);
    try {
      await ctx.archive.promote(incoming, path);
      return bytes;
    } catch (error) {
      await ctx.archive.discardIncoming(incoming);
      // Somebody else's came first, made at another moment: that one stays.
      if (error instanceof ArchiveError && error.code === 'conflict') return await ctx.archive.read(path);
      throw error;
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    ctx.log.warn({ code: error.code }, "ANAF's PDF was handed out and could not be kept");
    return bytes;
  }
}

async function readIfThere({ archive }: ArchiveCtx, path: string): Promise<Buffer | undefined> {
  try {
    return await archive.read(path);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    if (error.code === 'missing') return undefined;
    throw new Problem('unavailable', 'archive_unreadable', {}, {}, error);
  }
}

function original(bytes: Buffer, name: string): Original {
  return { bytes, sha256: sha256Of(bytes), fileName: `${name}-anaf.pdf` };
}
