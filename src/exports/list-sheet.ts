/** A search's invoices as XLSX or CSV. */
import { countInvoices, listVatGroups, walkInvoices } from '../db/exports/export-source.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import type { Progress } from './context.ts';
import { invoiceColumns } from './invoice-columns.ts';
import type { InvoiceList } from './invoice-list.ts';
import { csvOf, type Sheet, xlsxOf } from './sheet.ts';
import { vatKeysOf } from './vat-columns.ts';

export async function* xlsxChunks(list: InvoiceList): AsyncGenerator<Uint8Array> {
  yield* xlsxOf(await sheetOf(list));
}

export async function* csvChunks(list: InvoiceList): AsyncGenerator<string> {
  yield* csvOf(await sheetOf(list));
}

async function sheetOf({
  ctx: { db, nameMembers },
  organisationId,
  filter,
  language,
  progress,
}: InvoiceList): Promise<Sheet<Invoice>> {
  await progress.total(await countInvoices(db, organisationId, filter));
  return {
    name: exportTexts[language].sheet,
    columns: invoiceColumns(
      language,
      vatKeysOf(await listVatGroups(db, organisationId, filter)),
      await nameMembers(organisationId),
    ),
    pages: counted(walkInvoices(db, organisationId, filter), progress),
    language,
  };
}

/** Reports each page when the next is asked for: by then it is written. */
async function* counted<T>(pages: AsyncIterable<T[]>, progress: Progress): AsyncGenerator<T[]> {
  for await (const page of pages) {
    yield page;
    await progress.done(page.length);
  }
}
