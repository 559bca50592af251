/** A search's invoices as XLSX or CSV. */
import type { ExportRequest } from '../db/exports/export.ts';
import { countInvoices, listVatGroups, walkInvoices } from '../db/exports/export-source.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import type { ExportCtx, Progress } from './context.ts';
import { filterOf } from './filter.ts';
import { invoiceColumns } from './invoice-columns.ts';
import { csvOf, type Sheet, xlsxOf } from './sheet.ts';
import { vatKeysOf } from './vat-columns.ts';

type SearchRequest = Extract<ExportRequest, { kind: 'search' }>;

export async function* searchChunks(
  { db }: Pick<ExportCtx, 'db'>,
  organisationId: string,
  { filter, format, language }: SearchRequest,
  progress: Progress,
): AsyncGenerator<Uint8Array | string> {
  const wanted = filterOf(filter);
  await progress.total(await countInvoices(db, organisationId, wanted));
  const pages = counted(walkInvoices(db, organisationId, wanted), progress);
  const sheet: Sheet<Invoice> = {
    name: exportTexts[language].sheet,
    columns: invoiceColumns(language, vatKeysOf(await listVatGroups(db, organisationId, wanted))),
    pages,
    language,
  };
  yield* format === 'xlsx' ? xlsxOf(sheet) : csvOf(sheet);
}

/** Tells of each page when the next is asked for: by then it is written. */
export async function* counted<T>(pages: AsyncIterable<T[]>, progress: Progress): AsyncGenerator<T[]> {
  for await (const page of pages) {
    yield page;
    await progress.done(page.length);
  }
}
