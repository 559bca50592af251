/** Draws the PDFs of a pack: what the API shows of an invoice, made of the document that is in the pack beside it. Knows no pack. */
import type { Db } from '../db/connection.ts';
import { findProvenance } from '../db/invoices/provenance.ts';
import { readDocument } from '../documents/read-document.ts';
import type { RenderPdf } from '../exports/context.ts';
import type { PdfRenderer } from '../render/render-pdf.ts';
import { renderWhenFree } from './render-when-free.ts';

/** Null when the document cannot be shown. */
export function packPdf({ db, render }: { db: Db; render: Pick<PdfRenderer, 'pdf'> }): RenderPdf {
  return async ({ organisationId, invoice, document, kind, sha256, language }, signal) => {
    const read = readDocument(document, kind);
    const found = await findProvenance(db, organisationId, invoice.id);
    if (read.verdict !== 'read' || !found) return null;
    const provenance = { ...found, uploadIndex: invoice.uploadIndex, sha256 };
    return renderWhenFree(render, { invoice: read.invoice, provenance, language }, signal);
  };
}
