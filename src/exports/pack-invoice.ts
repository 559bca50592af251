/** One invoice's files for a pack: the original, the document in it, a PDF. What cannot be had is said, never left out in silence. */
import { createHash } from 'node:crypto';
import { type Archive, ArchiveError } from '../archive/archive.ts';
import type { PackPart } from '../db/export.ts';
import type { InvoiceDepth } from '../db/export-source.ts';
import type { Invoice, KeptOriginal } from '../db/invoice.ts';
import { classify } from '../documents/classify.ts';
import { unzip } from '../documents/unzip.ts';
import type { ExportParts } from './parts.ts';
import type { Words } from './words.ts';

export type PackProblem = keyof Words['problems'];

export interface PackedInvoice {
  invoice: Invoice;
  sha256: string | null;
  files: Partial<Record<PackPart, Buffer>>;
  problem: PackProblem | null;
}

type Parts = Pick<ExportParts, 'archive' | 'renderPdf' | 'log'>;

/** @throws ArchiveError when the archive as a whole cannot be read */
export async function packInvoice(
  parts: Parts,
  invoice: Invoice,
  original: InvoiceDepth['original'],
  include: PackPart[],
): Promise<PackedInvoice> {
  const packed = { invoice, sha256: original?.sha256 ?? null, files: {} };
  if (!original) return { ...packed, problem: 'not_archived' };
  const read = await readOriginal(parts.archive, original);
  if (typeof read === 'string') return { ...packed, problem: read };
  const zip = include.includes('zip') ? { zip: read } : {};
  const document = include.length > 1 || !zip.zip ? await documentOf(read, original) : undefined;
  if (document === null) return { ...packed, files: { zip: read }, problem: 'no_document' };
  const xml = document && include.includes('xml') ? { xml: document } : {};
  if (invoice.reading.verdict !== 'read') {
    // Of what nobody could read the original is all there is.
    return { ...packed, files: { zip: read, ...xml }, problem: 'unreadable' };
  }
  if (!document || !include.includes('pdf') || !parts.renderPdf)
    return { ...packed, files: { ...zip, ...xml }, problem: null };
  const pdf = await render(parts, invoice, document);
  return { ...packed, files: { ...zip, ...xml, ...(pdf && { pdf }) }, problem: pdf ? null : 'no_pdf' };
}

async function readOriginal(
  archive: Pick<Archive, 'read'>,
  { path, sha256 }: KeptOriginal,
): Promise<Buffer | 'original_missing' | 'original_damaged'> {
  try {
    const bytes = await archive.read(path);
    // A damaged disk must not pass for ANAF.
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : 'original_damaged';
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'missing') return 'original_missing';
    throw error;
  }
}

async function documentOf(zip: Buffer, { uploadIndex }: KeptOriginal): Promise<Buffer | null> {
  const unzipped = await unzip(zip);
  const classified = unzipped.ok ? classify(unzipped.entries, uploadIndex) : unzipped;
  return classified.ok ? classified.document.bytes : null;
}

/** One document that brings the renderer down must not cost the month. */
async function render(
  { renderPdf, log }: Parts,
  invoice: Invoice,
  document: Buffer,
): Promise<Buffer | undefined> {
  try {
    const pdf = await renderPdf!({ invoice, document });
    return pdf ? Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength) : undefined;
  } catch (error) {
    log.warn({ err: error, invoiceId: invoice.id }, 'no PDF could be made for a pack');
    return undefined;
  }
}
