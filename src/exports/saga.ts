/** A search's invoices as a ZIP of files that SAGA C. imports, and a list of those that it could not take. */
import { join } from 'node:path';
import { countInvoices, findDepths, walkInvoices } from '../db/exports/export-source.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { sagaText as text } from '../text/exports/saga.ts';
import { column } from './column.ts';
import type { InvoiceList } from './invoice-list.ts';
import { nameLeftOut } from './name-left-out.ts';
import { sagaOf } from './saga-xml.ts';
import { csvOf } from './sheet.ts';
import { zipOf } from './zip.ts';

interface Note extends Pick<Invoice, 'number' | 'id'> {
  /** Null of one that was removed. */
  uploadIndex: string | null;
  /** In the ZIP. Null: left out. */
  path: string | null;
  notes: string[];
}

export function sagaChunks(list: InvoiceList): AsyncGenerator<Uint8Array> {
  const { organisationId, filter, progress } = list;
  const { db, now, scratch } = list.ctx;
  const modifiedAt = now();
  return zipOf(
    async (add) => {
      await progress.total(await countInvoices(db, organisationId, filter));
      const taken = new Set<string>();
      const leftOut: Note[] = [];
      const remarked: Note[] = [];
      for await (const page of walkInvoices(db, organisationId, filter)) {
        const depths = await findDepths(
          db,
          organisationId,
          page.map(({ id }) => id),
        );
        for (const invoice of page) {
          const { number, uploadIndex, id } = invoice;
          const saga = sagaOf(invoice, depths.get(id)?.content ?? {});
          if (!saga.ok) {
            progress.problem();
            leftOut.push({ number, uploadIndex, id, path: null, notes: saga.reasons });
            continue;
          }
          const path = freePath(saga.folder, saga.fileName, invoice, taken);
          await add({ path, content: Buffer.from(saga.xml), modifiedAt });
          if (saga.remarks.length > 0) remarked.push({ number, uploadIndex, id, path, notes: saga.remarks });
        }
        await progress.done(page.length);
      }
      for (const { id, number, uploadIndex, reason } of await nameLeftOut(list))
        leftOut.push({ id, number, uploadIndex, path: null, notes: [exportTexts.ro.problems[reason]] });
      if (leftOut.length > 0)
        await add({
          path: text.leftOutFile,
          content: await listOf(leftOut, text.columns.reason),
          modifiedAt,
        });
      if (remarked.length > 0)
        await add({
          path: text.remarksFile,
          content: await listOf(remarked, text.columns.remark),
          modifiedAt,
        });
    },
    { directoryFile: join(scratch, 'directory') },
  );
}

/** The file's name is SAGA's, so a second file of the same name is put in a folder of its own. */
function freePath(folder: string, fileName: string, invoice: Invoice, taken: Set<string>): string {
  const path = `${folder}/${fileName}`;
  const free = taken.has(path.toLowerCase())
    ? `${folder}/${invoice.uploadIndex}-${invoice.id}/${fileName}`
    : path;
  taken.add(path.toLowerCase());
  return free;
}

async function listOf(rows: Note[], why: string): Promise<Buffer> {
  const { columns: titles } = text;
  const columns = [
    column<Note>(titles.number, 'text', 20, (row) => row.number),
    column<Note>(titles.uploadIndex, 'text', 14, (row) => row.uploadIndex),
    column<Note>(titles.id, 'text', 38, (row) => row.id),
    column<Note>(titles.file, 'text', 50, (row) => row.path),
    column<Note>(why, 'text', 60, (row) => row.notes.join('; ')),
  ];
  const chunks = [];
  for await (const chunk of csvOf({ name: why, columns, pages: once(rows), language: 'ro' }))
    chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function* once<T>(page: T[]): AsyncGenerator<T[]> {
  yield page;
}
