/** A search's invoices as one PDF to be printed, each beginning on a page of its own. What could not be shown is named on the last page. */

import { Problem } from '../core/errors.ts';
import { listFormats } from '../core/export-formats.ts';
import { findDepths, walkInvoices } from '../db/exports/export-source.ts';
import type { Invoice, KeptOriginal } from '../db/invoices/invoice.ts';
import { findProvenance } from '../db/invoices/provenance.ts';
import { readDocument } from '../documents/read-document.ts';
import { openOriginal, readOriginal } from '../originals/open-original.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import type { ToPrint } from './context.ts';
import { countWithin } from './count-within.ts';
import type { InvoiceList } from './invoice-list.ts';
import { nameLeftOut } from './name-left-out.ts';
import type { PackProblem } from './pack-invoice.ts';

export async function* printChunks(list: InvoiceList): AsyncGenerator<Uint8Array> {
  const { ctx, organisationId, filter, language, progress, signal } = list;
  const { most, mostLines } = listFormats.print;
  await progress.total(await countWithin(list, most));
  const wanted: ToPrint = { organisationId, documents: [], leftOut: [], language };
  let lines = 0;
  for await (const page of walkInvoices(ctx.db, organisationId, filter)) {
    const depths = await findDepths(
      ctx.db,
      organisationId,
      page.map(({ id }) => id),
    );
    for (const invoice of page) {
      signal.throwIfAborted();
      const read = await readForPrint(list, invoice, depths.get(invoice.id)?.original);
      if ('problem' in read) {
        progress.problem();
        const partner = invoice.role === 'seller' ? invoice.buyer : invoice.seller;
        const why = exportTexts[language].problems[read.problem];
        wanted.leftOut.push([invoice.number, partner.name, why]);
      } else {
        lines += read.document.lines.length;
        // They are set at once, and the time and memory that this takes grow with the lines.
        if (lines > mostLines) throw new Problem('invalid_input', 'too_many_lines_to_print', { mostLines });
        wanted.documents.push({ invoice, ...read });
      }
      await progress.done(1);
    }
  }
  for (const { id, number, reason } of await nameLeftOut(list))
    wanted.leftOut.push([number ?? id, null, exportTexts[language].problems[reason]]);
  yield await ctx.printPdf(wanted, signal);
}

type Read = Omit<ToPrint['documents'][number], 'invoice'> | { problem: PackProblem };

async function readForPrint(
  { ctx, organisationId }: InvoiceList,
  { id, reading }: Invoice,
  original: KeptOriginal | null | undefined,
): Promise<Read> {
  // Removed since it was listed.
  const provenance = await findProvenance(ctx.db, organisationId, id);
  if (!provenance || original === undefined) return { problem: 'removed' };
  if (original === null) return { problem: 'not_archived' };
  const read = await readOriginal(ctx.archive, original);
  if (!read.ok) return { problem: `original_${read.fault}` };
  const opened = await openOriginal(read.bytes, original);
  if (!opened.ok) return { problem: 'no_document' };
  const document = readDocument(opened.document.bytes, opened.document.kind);
  if (reading.verdict !== 'read' || document.verdict !== 'read') return { problem: 'unreadable' };
  return { document: document.invoice, sha256: original.sha256, provenance };
}
