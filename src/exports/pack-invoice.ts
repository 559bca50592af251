/** One invoice's files for a pack: the original, the document in it, a PDF. What is missing is reported in the index. */
import type { ExportLanguage, PackPart } from '../db/exports/export.ts';
import type { InvoiceDepth } from '../db/exports/export-source.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { openOriginal, readOriginal } from '../originals/open-original.ts';
import type { ExportTexts } from '../text/exports/export-texts.ts';
import type { ExportCtx, ToRender } from './context.ts';

export type PackProblem = keyof ExportTexts['problems'];

export interface PackedInvoice {
  invoice: Invoice;
  sha256: string | null;
  files: Partial<Record<PackPart, Buffer>>;
  problem: PackProblem | null;
}

type Parts = Pick<ExportCtx, 'archive' | 'renderPdf' | 'log'>;

export interface Packing {
  organisationId: string;
  include: PackPart[];
  language: ExportLanguage;
}

/** @throws ArchiveError when the archive as a whole cannot be read */
export async function packInvoice(
  ctx: Parts,
  invoice: Invoice,
  original: InvoiceDepth['original'],
  packing: Packing,
  signal: AbortSignal,
): Promise<PackedInvoice> {
  const { include } = packing;
  const packed = { invoice, sha256: original?.sha256 ?? null, files: {} };
  if (!original) return { ...packed, problem: 'not_archived' };
  const read = await readOriginal(ctx.archive, original);
  if (!read.ok) return { ...packed, problem: `original_${read.fault}` };
  const { bytes: zip } = read;
  const opened = await openOriginal(zip, original);
  const document = opened.ok ? opened.document : null;
  // An unreadable document is included as its original ZIP even when ZIPs were not requested.
  if (!document) return { ...packed, files: { zip }, problem: 'no_document' };
  const xml = include.includes('xml') ? { xml: document.bytes } : {};
  if (invoice.reading.verdict !== 'read') return { ...packed, files: { zip, ...xml }, problem: 'unreadable' };
  const files = { ...(include.includes('zip') && { zip }), ...xml };
  if (!include.includes('pdf') || !ctx.renderPdf) return { ...packed, files, problem: null };
  const wanted = {
    ...packing,
    invoice,
    document: document.bytes,
    kind: document.kind,
    sha256: original.sha256,
  };
  const pdf = await render(ctx, wanted, signal);
  return { ...packed, files: { ...files, ...(pdf && { pdf }) }, problem: pdf ? null : 'no_pdf' };
}

/** One document that brings the renderer down must not cost the month. */
async function render(
  { renderPdf, log }: Parts,
  wanted: ToRender,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  try {
    const pdf = await renderPdf!(wanted, signal);
    return pdf ? Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength) : undefined;
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error, invoiceId: wanted.invoice.id }, 'no PDF could be made for a pack');
    return undefined;
  }
}
