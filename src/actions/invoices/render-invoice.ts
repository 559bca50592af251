/** Shows an invoice to a person: as a PDF to keep and print, or as a page for a browser. */
import type { Actor } from '../../accounts/actor.ts';
import { Problem } from '../../core/errors.ts';
import { renderHtml } from '../../render/render-html.ts';
import { RenderError } from '../../render/render-pdf.ts';
import type { Language } from '../../text/language.ts';
import { sha256Of } from '../archive/open-original.ts';
import type { Original } from '../archive/read-original.ts';
import type { Ctx } from '../context.ts';
import { readShown } from './read-shown.ts';

interface RenderInput {
  id: string;
  language: Language;
}

const retryAfterSeconds = 5;

/** @throws Problem not_found, not_archived, unreadable, unavailable */
export async function renderInvoicePdf(
  ctx: Ctx,
  actor: Actor,
  { id, language }: RenderInput,
  signal?: AbortSignal,
): Promise<Original> {
  const shown = await readShown(ctx, actor, id);
  try {
    const bytes = await ctx.render.pdf({ ...shown, language }, signal);
    return { bytes, sha256: sha256Of(bytes), fileName: `${shown.provenance.uploadIndex}.pdf` };
  } catch (error) {
    throw error instanceof RenderError ? asProblem(error) : error;
  }
}

/** @throws Problem not_found, not_archived, unreadable, unavailable */
export async function renderInvoiceHtml(
  ctx: Ctx,
  actor: Actor,
  { id, language }: RenderInput,
): Promise<Original> {
  const shown = await readShown(ctx, actor, id);
  const bytes = Buffer.from(renderHtml({ ...shown, language }));
  return { bytes, sha256: sha256Of(bytes), fileName: `${shown.provenance.uploadIndex}.html` };
}

/** A thread that died is a fault of ours, to be logged whole. */
function asProblem(error: RenderError): Problem | RenderError {
  switch (error.code) {
    case 'crashed':
      return error;
    case 'busy':
      return new Problem('unavailable', 'pdf_queue', {}, { retryAfterSeconds }, error);
    case 'timeout':
      return new Problem('unavailable', 'pdf_too_slow', {}, { reason: error.code }, error);
    case 'cancelled':
    case 'closed':
      return new Problem('unavailable', 'pdf_cancelled', {}, { retryAfterSeconds }, error);
  }
}
