/** Rows with typed columns as XLSX or CSV, chunk by chunk. Knows cells; knows no invoice and no database. */
import { stringify } from 'csv-stringify/sync';
import type { CellValue } from 'hucre/xlsx';
import { toBucharest } from '../core/bucharest.ts';
import type { ExportLanguage } from '../db/exports/export.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import type { Column, ColumnType, Value } from './column.ts';
import { neutralise } from './neutralise.ts';

export interface Sheet<Row> {
  name: string;
  columns: Column<Row>[];
  pages: AsyncIterable<Row[]>;
  language: ExportLanguage;
}

/** Dates and amounts are numbers with a format: they sort, and sums are sums. */
const formats: Partial<Record<ColumnType, string>> = {
  amount: '#,##0.00',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
};

/** Rows are compressed as they come; what a hundred thousand take is in bench/README.md. */
export async function* xlsxOf<Row>({
  name,
  columns,
  pages,
  language,
}: Sheet<Row>): AsyncGenerator<Uint8Array> {
  const options = {
    name,
    columns: columns.map(({ title, width, type }) => ({ header: title, width, numFmt: formats[type] })),
    freezePane: { rows: 1 },
  };
  const cells = (row: Row) =>
    columns.map((column) => xlsxCell(column.type, column.value(row), language)) as CellValue[];
  // Loaded with the first workbook: every start and every command would load its 74 modules.
  const { writeXlsxStream } = await import('hucre/xlsx');
  yield* writeXlsxStream(rowsOf(pages, cells), options);
}

async function* rowsOf<Row>(pages: AsyncIterable<Row[]>, cells: (row: Row) => CellValue[]) {
  for await (const page of pages) yield* page.map(cells);
}

/** RFC 4180 in UTF-8 with a mark, by which Excel knows the encoding; points in amounts and ISO 8601 dates, for programs. */
export async function* csvOf<Row>({ columns, pages, language }: Sheet<Row>): AsyncGenerator<string> {
  const write = (rows: (string | null)[][]) => stringify(rows, { record_delimiter: 'windows' });
  yield `\uFEFF${write([columns.map(({ title }) => title)])}`;
  for await (const page of pages)
    yield write(page.map((row) => columns.map(({ type, value }) => csvCell(type, value(row), language))));
}

function xlsxCell(type: ColumnType, value: Value, language: ExportLanguage): CellValue {
  if (value === null) return null;
  switch (type) {
    case 'amount':
      return numberOf(String(value)) ?? neutralise(String(value));
    case 'count':
      return Number(value);
    case 'day':
      return new Date(`${value}T00:00:00Z`);
    case 'instant':
      return wallTime(value as Date);
    case 'yes_no':
      return value ? exportTexts[language].yes : exportTexts[language].no;
    case 'text':
      return neutralise(String(value));
  }
}

function csvCell(type: ColumnType, value: Value, language: ExportLanguage): string | null {
  if (value === null) return null;
  switch (type) {
    case 'amount':
      return isDecimal(String(value)) ? String(value) : neutralise(String(value));
    case 'count':
    case 'day':
      return String(value);
    case 'instant':
      return (value as Date).toISOString();
    case 'yes_no':
      return value ? exportTexts[language].yes : exportTexts[language].no;
    case 'text':
      return neutralise(String(value));
  }
}

/** A spreadsheet's number has fifteen digits; an amount with more stays a text rather than becoming another amount. */
function numberOf(decimal: string): number | null {
  if (!isDecimal(decimal)) return null;
  const digits = decimal.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length <= 15 ? Number(decimal) : null;
}

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Spreadsheets know no zones: the cell holds what the clock in Bucharest showed. */
function wallTime(instant: Date): Date {
  const { year, month, day, hour, minute, second } = toBucharest(instant);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}
