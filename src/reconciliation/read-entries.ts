/** Reads the rows below a journal's headings as entries: skips repeated headings, carried-forward rows and totals, and adds the rows of one invoice. Pure. */
import { addDecimals } from '../core/money.ts';
import { foldHeading } from './fold-heading.ts';
import type { Columns } from './guess-columns.ts';
import type { JournalEntry } from './journal-entry.ts';
import { normaliseNumber } from './normalise-number.ts';
import { splitNumberAndDate } from './number-and-date.ts';
import { type Cell, decimalSignOf, readAmount, readCode, readDay, readText } from './read-values.ts';

export interface Entries {
  entries: JournalEntry[];
  /** Rows that are entries, and whose number, amount or both of date and code could not be read. */
  unread: JournalEntry[];
}

/**
 * @param above how many rows of the file come before the first of `rows`
 * @param headings folded, by column; empty when the file has none
 */
export function readEntries(rows: Cell[][], above: number, headings: string[], columns: Columns): Entries {
  const sign = decimalSignOf(rows.map((cells) => at(cells, columns.total)));
  const read = rows
    .map((cells, i) => ({ cells, line: above + 1 + i }))
    .filter(({ cells }) => isEntry(cells, headings, columns))
    .map(({ cells, line }) => ({
      cells,
      entry: {
        line,
        ...numberAndDate(cells, columns),
        cif: readCode(at(cells, columns.cif)),
        total: readAmount(at(cells, columns.total), sign),
      },
    }));
  const whole = read.filter(({ entry }) => isWhole(entry));
  return {
    entries: addRows(whole, headings),
    unread: read.filter(({ entry }) => !isWhole(entry)).map(({ entry }) => entry),
  };
}

function isWhole({ number, total, date, cif }: JournalEntry): boolean {
  return number !== null && total !== null && (date !== null || cif !== null);
}

function at(cells: Cell[], place: number | undefined): Cell {
  return place === undefined ? null : cells[place];
}

/** With its series, when that has a column of its own. */
function numberAndDate(cells: Cell[], { number, series, date, number_and_date }: Columns) {
  if (number_and_date !== undefined) return splitNumberAndDate(at(cells, number_and_date));
  const written = readText(at(cells, number));
  const before = series === undefined || series === number ? null : readText(at(cells, series));
  return {
    number: written !== null && before !== null ? `${before} ${written}` : written,
    date: readDay(at(cells, date)),
  };
}

/** Words of a row that sums up or carries forward; such a row has neither date nor code. */
const summary =
  /^(sub)?total|^(report|reportat|reporturi|de reportat|sold|rulaj|suma|carried|brought|balance|pagina|page)\b|\b(de reportat|carried forward|brought forward|pagina precedenta|pagina anterioara)\b/;

function isEntry(cells: Cell[], headings: string[], columns: Columns): boolean {
  const { number, date } = numberAndDate(cells, columns);
  const cif = readCode(at(cells, columns.cif));
  const texts = cells.flatMap((cell) => (typeof cell === 'string' ? [foldHeading(cell)] : []));
  if (date === null && cif === null) {
    if (number === null) return false;
    if (texts.some((text) => summary.test(text))) return false;
  }
  if (number === null && readText(at(cells, columns.total)) === null) return false;
  return !isColumnNumbers(cells) && !isRepeatedHeading(cells, texts, headings);
}

/** `0 1 2 3 …` below the headings, as the forms of the law have it. */
function isColumnNumbers(cells: Cell[]): boolean {
  const filled = cells.map(readText).filter((text) => text !== null);
  const first = Number(filled[0]);
  return (
    filled.length >= 4 &&
    (first === 0 || first === 1) &&
    filled.every((text, i) => new RegExp(`^\\(?${first + i}\\b`).test(text) && text.length <= 12)
  );
}

/** At the top of each page. */
function isRepeatedHeading(cells: Cell[], texts: string[], headings: string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  if (cells.some((cell) => cell instanceof Date || typeof cell === 'number')) return false;
  return filled.length >= 2 && filled.every((text) => headings.some((heading) => heading.includes(text)));
}

interface ReadRow {
  cells: Cell[];
  entry: JournalEntry;
}

/**
 * An invoice with several VAT rates has a row for each in many journals: rows of one number, partner and date are added.
 * Rows of the same total that differ in no base, rate or VAT are an invoice that was entered twice, and stay two.
 */
function addRows(rows: ReadRow[], headings: string[]): JournalEntry[] {
  const taxed = headings.flatMap((heading, column) => (taxColumn.test(heading) ? [column] : []));
  const byInvoice = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const { number, cif, date } = row.entry;
    const key = [normaliseNumber(number), cif, date].join('\n');
    const group = byInvoice.get(key);
    if (group) group.push(row);
    else byInvoice.set(key, [row]);
  }
  return [...byInvoice.values()].flatMap((group) => addGroup(group, taxed));
}

const taxColumn = /\b(tva|vat|baza|baze|base|cota|rate|net|valoare|scutit|scutite|taxabile)\b/;

function addGroup(rows: ReadRow[], taxed: number[]): JournalEntry[] {
  const [first] = rows;
  if (rows.length === 1) return [first!.entry];
  const amounts = rows.map(({ entry, cells }) => [
    entry.total,
    ...taxed.map((column) => readText(cells[column])),
  ]);
  if (new Set(amounts.map((row) => row.join('\n'))).size < rows.length) return rows.map(({ entry }) => entry);
  const totals = rows.map(({ entry }) => entry.total!);
  const repeated = totals.every((total) => total === totals[0]) ? { repeatedTotal: totals[0]! } : {};
  return [{ ...first!.entry, total: addDecimals(...totals), ...repeated }];
}
