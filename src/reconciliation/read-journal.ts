/** An accounting program's list as entries: its heading found, its dates and amounts read. Lines that are none are told apart, not dropped. */
import type { JournalField } from '../core/problem-reasons.ts';
import { type Columns, type Field, findColumns } from './find-columns.ts';
import type { JournalEntry } from './journal-entry.ts';
import { readTable, type Table, type TableFault } from './read-table.ts';
import { type Cell, decimalSignOf, readAmount, readCode, readDay, readText } from './read-values.ts';

export interface Journal {
  ok: true;
  entries: JournalEntry[];
  /** Entries whose number or amount could not be read. */
  unread: JournalEntry[];
  /** Which heading was taken for what. */
  headings: Partial<Record<Field, string>>;
}

export type JournalReading =
  | Journal
  | { ok: false; fault: TableFault }
  /** Which headings were seen, and what is missing among them. */
  | { ok: false; fault: 'no_columns'; seen: string[]; missing: JournalField[] };

export async function readJournal(bytes: Buffer, mostRows: number): Promise<JournalReading> {
  const table: Table = await readTable(bytes, mostRows);
  if (!table.ok) return table;
  const found = findColumns(table.rows);
  if (!found.ok) return { ok: false, fault: 'no_columns', seen: found.seen, missing: found.missing };
  const { columns, headings, row } = found;
  const lines = table.rows.slice(row + 1).map((cells, i) => ({ cells, line: row + 2 + i }));
  const sign = decimalSignOf(lines.map(({ cells }) => at(cells, columns.total)));
  const read = lines
    .filter(({ cells }) => isEntry(cells, columns))
    .map(({ cells, line }) => ({
      line,
      number: numberOf(cells, columns),
      date: readDay(at(cells, columns.date)),
      cif: readCode(at(cells, columns.cif)),
      total: readAmount(at(cells, columns.total), sign),
    }));
  const isWhole = ({ number, total, date, cif }: JournalEntry) =>
    number !== null && total !== null && (date !== null || cif !== null);
  return {
    ok: true,
    headings,
    entries: read.filter(isWhole),
    unread: read.filter((entry) => !isWhole(entry)),
  };
}

function at(cells: Cell[], place: number | undefined): Cell {
  return place === undefined ? null : cells[place];
}

/** Empty lines and the totals below a list have no number; a line of totals may have a word in its first cell. */
function isEntry(cells: Cell[], columns: Columns): boolean {
  const known = [columns.number, columns.date, columns.cif, columns.total].map((place) =>
    readText(at(cells, place)),
  );
  const [number, date, cif, total] = known;
  if (!number && !date && !cif) return false;
  if (/^(total|totaluri|sold|suma)\b/i.test(number ?? '') && !date && !cif) return false;
  return Boolean(number || total);
}

/** With its series, when that stands in a column of its own. */
function numberOf(cells: Cell[], { number, series }: Columns): string | null {
  const written = readText(at(cells, number));
  const before = series === undefined || series === number ? null : readText(at(cells, series));
  return written !== null && before !== null ? `${before} ${written}` : written;
}
