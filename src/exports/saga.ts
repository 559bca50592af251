/** A search's invoices as a ZIP of files that SAGA C. imports, and a list of those that it could not take. */
import type { ExportRequest } from '../db/exports/export.ts';
import { countInvoices, findDepths, walkInvoices } from '../db/exports/export-source.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { column } from './columns.ts';
import type { ExportCtx, Progress } from './context.ts';
import { filterOf } from './filter.ts';
import { sagaOf } from './saga-xml.ts';
import { csvOf } from './sheet.ts';
import { zipOf } from './zip.ts';

type SagaRequest = Extract<ExportRequest, { kind: 'saga' }>;
type LeftOut = Pick<Invoice, 'number' | 'uploadIndex' | 'id'> & { missing: string[] };

const leftOutFile = 'NEINCLUSE.csv';

export function sagaChunks(
  { db, now }: Pick<ExportCtx, 'db' | 'now'>,
  organisationId: string,
  { filter }: SagaRequest,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  const wanted = filterOf(filter);
  const modifiedAt = now();
  return zipOf(async (add) => {
    await progress.total(await countInvoices(db, organisationId, wanted));
    const taken = new Set<string>();
    const leftOut: LeftOut[] = [];
    for await (const page of walkInvoices(db, organisationId, wanted)) {
      const depths = await findDepths(
        db,
        organisationId,
        page.map(({ id }) => id),
      );
      for (const invoice of page) {
        const saga = sagaOf(invoice, depths.get(invoice.id)?.content ?? {});
        if (!saga.ok) {
          progress.problem();
          const { number, uploadIndex, id } = invoice;
          leftOut.push({ number, uploadIndex, id, missing: saga.missing });
          continue;
        }
        const path = freePath(saga.folder, saga.fileName, invoice, taken);
        await add({ path, content: Buffer.from(saga.xml), modifiedAt });
      }
      await progress.done(page.length);
    }
    if (leftOut.length > 0) await add({ path: leftOutFile, content: await listOf(leftOut), modifiedAt });
  });
}

/** The file's name is SAGA's, so a second of the same name lies in a folder of its own. */
function freePath(folder: string, fileName: string, invoice: Invoice, taken: Set<string>): string {
  const path = `${folder}/${fileName}`;
  const free = taken.has(path.toLowerCase())
    ? `${folder}/${invoice.uploadIndex}-${invoice.id}/${fileName}`
    : path;
  taken.add(path.toLowerCase());
  return free;
}

async function listOf(leftOut: LeftOut[]): Promise<Buffer> {
  const columns = [
    column<LeftOut>('Număr', 'text', 20, (row) => row.number),
    column<LeftOut>('Index încărcare', 'text', 14, (row) => row.uploadIndex),
    column<LeftOut>('ID factură', 'text', 38, (row) => row.id),
    column<LeftOut>('Lipsește', 'text', 30, (row) =>
      row.missing.map((what) => missingWords[what] ?? what).join(', '),
    ),
  ];
  const chunks = [];
  for await (const chunk of csvOf({ name: leftOutFile, columns, pages: once(leftOut), language: 'ro' }))
    chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const missingWords: Record<string, string> = {
  number: 'numărul',
  issuedOn: 'data emiterii',
  currency: 'moneda',
  lines: 'liniile',
};

async function* once<T>(page: T[]): AsyncGenerator<T[]> {
  yield page;
}
