/** Draws several invoices as one PDF for printing, with where each comes from. Knows no export. */
import type { Db } from '../db/connection.ts';
import { findProvenance } from '../db/invoices/provenance.ts';
import type { PrintPdf } from '../exports/context.ts';
import type { PdfRenderer } from '../render/render-pdf.ts';
import { renderWhenFree } from './render-when-free.ts';

export function printPdf({ db, render }: { db: Db; render: Pick<PdfRenderer, 'pdf'> }): PrintPdf {
  return async ({ organisationId, documents, leftOut, language }, signal) => {
    const drawn = [];
    for (const { invoice, document, sha256 } of documents) {
      const found = await findProvenance(db, organisationId, invoice.id);
      // Removed since it was listed.
      if (!found) continue;
      const provenance = { ...found, uploadIndex: invoice.uploadIndex, sha256 };
      drawn.push({ invoice: document, provenance });
    }
    return renderWhenFree(render, { documents: drawn, leftOut, language }, signal);
  };
}
