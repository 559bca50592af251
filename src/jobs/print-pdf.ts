/** Draws several invoices as one PDF for printing, with where each comes from. Knows no export. */
import type { PrintPdf } from '../exports/context.ts';
import type { PdfRenderer } from '../render/render-pdf.ts';
import { renderWhenFree } from './render-when-free.ts';

export function printPdf({ render }: { render: Pick<PdfRenderer, 'pdf'> }): PrintPdf {
  return ({ documents, leftOut, language }, signal) => {
    const drawn = documents.map(({ invoice, document, sha256, provenance }) => ({
      invoice: document,
      provenance: { ...provenance, uploadIndex: invoice.uploadIndex, sha256 },
    }));
    return renderWhenFree(render, { documents: drawn, leftOut, language }, signal);
  };
}
