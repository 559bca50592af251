/** A month's VAT as a spreadsheet: the sums, a row each. */
import type { VatRow } from '../core/vat.ts';
import type { ExportLanguage } from '../db/exports/export.ts';
import { vatTexts } from '../text/exports/vat.ts';
import { column } from './column.ts';
import { xlsxOf } from './sheet.ts';

export function vatXlsx(rows: VatRow[], language: ExportLanguage): AsyncGenerator<Uint8Array> {
  const t = vatTexts[language];
  const columns = [
    column<VatRow>(t.direction, 'text', 14, (row) => t.directions[row.direction]),
    column<VatRow>(t.category, 'text', 26, (row) => t.categoryOf(row.category)),
    column<VatRow>(t.rate, 'text', 8, (row) => `${row.rate}%`),
    column<VatRow>(t.typeGroup, 'text', 22, (row) => t.typeGroups[row.typeGroup]),
    column<VatRow>(t.net, 'amount', 18, (row) => row.net),
    column<VatRow>(t.vat, 'amount', 18, (row) => row.vat),
    column<VatRow>(t.count, 'count', 12, (row) => row.count),
    column<VatRow>(t.withoutRate, 'count', 22, (row) => row.withoutRate),
  ];
  return xlsxOf({ name: t.sheet, columns, pages: onePage(rows), language });
}

async function* onePage(rows: VatRow[]): AsyncGenerator<VatRow[]> {
  yield rows;
}
