/** Shows an invoice to a person, read again from the archived document: as a PDF to keep and print, or as a page for a browser. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { ReadInvoice } from '../../core/invoice.ts';
import { findProvenance } from '../../db/invoices/provenance.ts';
import { sha256Of } from '../../originals/open-original.ts';
import { renderHtml } from '../../render/render-html.ts';
import { RenderError } from '../../render/render-pdf.ts';
import type { Provenance } from '../../render/sheet.ts';
import type { Language } from '../../text/language.ts';
import { nameForDownload } from '../archive/name-for-download.ts';
import { openZip, readKeptZip } from '../archive/open-original.ts';
import type { Original } from '../archive/read-original.ts';
import type { Ctx } from '../context.ts';

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
  const bytes = await orProblem(ctx.render.pdf({ ...shown, language }, signal));
  return {
    bytes,
    sha256: sha256Of(bytes),
    fileName: `${await nameForDownload(ctx, actor, { id, language })}.pdf`,
  };
}

/** @throws Problem unavailable in place of what the caller can do nothing about but wait */
export async function orProblem(rendering: Promise<Buffer>): Promise<Buffer> {
  try {
    return await rendering;
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
  const fileName = `${await nameForDownload(ctx, actor, { id, language })}.html`;
  return { bytes, sha256: sha256Of(bytes), fileName };
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

export interface Shown {
  invoice: ReadInvoice;
  provenance: Provenance;
}

/** @throws Problem not_found, not_archived, unreadable, unavailable */
async function readShown(ctx: Ctx, actor: Actor, id: string): Promise<Shown> {
  const zip = await readKeptZip(ctx, actor, id);
  const found = await findProvenance(ctx.db, actor.organisationId, id);
  if (!found) throw notFound('invoice');
  const { document, kind } = await openZip(zip);
  const { readDocument } = await import('../../documents/read-document.ts');
  const read = readDocument(document, kind);
  if (read.verdict === 'not_an_invoice') {
    throw new Problem('unreadable', 'not_an_invoice', {});
  }
  if (read.verdict === 'unreadable') {
    throw new Problem('unreadable', 'document', { detail: read.detail });
  }
  return {
    invoice: read.invoice,
    provenance: { ...found, uploadIndex: zip.uploadIndex, sha256: zip.sha256 },
  };
}
