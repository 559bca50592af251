/** A search's invoices as XLSX or CSV. What the list lacks is named below it in XLSX; programs read CSV, which has invoices alone. */
import type { LeftOut } from '../db/exports/export.ts';
import { countInvoices, listVatGroups, walkInvoices } from '../db/exports/export-source.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { type Column, column } from './column.ts';
import { invoiceColumns } from './invoice-columns.ts';
import type { InvoiceList } from './invoice-list.ts';
import { nameLeftOut } from './name-left-out.ts';
import { csvOf, type Sheet, xlsxOf } from './sheet.ts';
import { vatKeysOf } from './vat-columns.ts';

export async function* xlsxChunks(list: InvoiceList): AsyncGenerator<Uint8Array> {
  const sheet = await sheetOf(list);
  const leftOut = await nameLeftOut(list);
  yield* leftOut.length === 0 ? xlsxOf(sheet) : xlsxOf(withLeftOut(sheet, leftOut));
}

export async function* csvChunks(list: InvoiceList): AsyncGenerator<string> {
  yield* csvOf(await sheetOf(list));
  await nameLeftOut(list);
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
async function* counted<T>(
  pages: AsyncIterable<T[]>,
  progress: InvoiceList['progress'],
): AsyncGenerator<T[]> {
  for await (const page of pages) {
    yield page;
    await progress.done(page.length);
  }
}

type Line = { invoice: Invoice } | { leftOut: LeftOut };

/** Rows without amounts, so that sums over a column stay those of the invoices, and a last column that says why. */
function withLeftOut(sheet: Sheet<Invoice>, leftOut: LeftOut[]): Sheet<Line> {
  const { titles: t, problems } = exportTexts[sheet.language];
  const named: Record<string, keyof LeftOut> = {
    [t.number]: 'number',
    [t.uploadIndex]: 'uploadIndex',
    [t.id]: 'id',
  };
  const columns = sheet.columns.map(({ title, value, ...rest }): Column<Line> => {
    const name = named[title];
    return {
      ...rest,
      title,
      value: (line) => ('invoice' in line ? value(line.invoice) : name ? line.leftOut[name] : null),
    };
  });
  const why = column<Line>(t.problem, 'text', 60, (line) =>
    'leftOut' in line ? problems[line.leftOut.reason] : null,
  );
  return { ...sheet, columns: [...columns, why], pages: linesOf(sheet.pages, leftOut) };
}

async function* linesOf(pages: AsyncIterable<Invoice[]>, leftOut: LeftOut[]): AsyncGenerator<Line[]> {
  for await (const page of pages) yield page.map((invoice) => ({ invoice }));
  yield leftOut.map((one) => ({ leftOut: one }));
}
