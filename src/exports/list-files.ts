/** The files of a search's invoices as one ZIP: a PDF of each, or the originals. Names what is not as it was asked for. */
import { listFormats } from '../core/export-formats.ts';
import type { PackPart } from '../db/exports/export.ts';
import { walkInvoices } from '../db/exports/export-source.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { column } from './column.ts';
import { countWithin } from './count-within.ts';
import { nameInZip } from './file-names.ts';
import type { InvoiceList } from './invoice-list.ts';
import { nameLeftOut } from './name-left-out.ts';
import type { PackProblem } from './pack-invoice.ts';
import { prepareInvoices } from './prepare-invoices.ts';
import { csvOf } from './sheet.ts';
import { zipOf } from './zip.ts';

export const pdfsChunks = (list: InvoiceList) => fileChunks(list, 'pdf', listFormats.pdfs.most);
export const originalsChunks = (list: InvoiceList) => fileChunks(list, 'zip', listFormats.originals.most);

function fileChunks(list: InvoiceList, part: PackPart, most: number): AsyncGenerator<Uint8Array> {
  const { ctx, organisationId, filter, language, progress, signal } = list;
  const modifiedAt = ctx.now();
  return zipOf(async (add) => {
    await progress.total(await countWithin(list, most));
    const notes: Note[] = [];
    const packing = { organisationId, include: [part], language };
    for await (const page of walkInvoices(ctx.db, organisationId, filter)) {
      for await (const { invoice, files, problem } of prepareInvoices(ctx, page, packing, signal)) {
        const base = nameInZip(invoice, language);
        // Both are compressed inside.
        for (const [ending, content] of Object.entries(files))
          await add({ path: `${base}.${ending}`, content, modifiedAt, stored: true });
        const without = problem ?? (files[part] ? null : 'no_pdf');
        if (without) {
          progress.problem();
          notes.push({ number: invoice.number, uploadIndex: invoice.uploadIndex, problem: without });
        }
        await progress.done(1);
      }
    }
    for (const { id, number, uploadIndex, reason } of await nameLeftOut(list))
      notes.push({ number: number ?? id, uploadIndex, problem: reason });
    if (notes.length > 0)
      await add({
        path: exportTexts[language].files.notes,
        content: await notesOf(notes, language),
        modifiedAt,
      });
  });
}

interface Note {
  /** Or the id of one that is no longer there. */
  number: string | null;
  uploadIndex: string | null;
  problem: PackProblem;
}

async function notesOf(notes: Note[], language: InvoiceList['language']): Promise<Buffer> {
  const { titles: t, problems } = exportTexts[language];
  const columns = [
    column<Note>(t.number, 'text', 20, ({ number }) => number),
    column<Note>(t.uploadIndex, 'text', 14, ({ uploadIndex }) => uploadIndex),
    column<Note>(t.problem, 'text', 40, ({ problem }) => problems[problem]),
  ];
  const pages = (async function* () {
    yield notes;
  })();
  const chunks: string[] = [];
  for await (const chunk of csvOf({ name: '', columns, pages, language })) chunks.push(chunk);
  return Buffer.from(chunks.join(''));
}
