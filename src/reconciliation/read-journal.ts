/** Reads a journal's file: its rows, its headings, a guess at its columns, and whether it is of purchases or of sales. */
import { createHash } from 'node:crypto';
import { findHeadings, type Headings } from './find-headings.ts';
import { type ColumnGuess, type Columns, guessColumns, missingFrom, unfitting } from './guess-columns.ts';
import { type JournalDirection, readDirection } from './journal-direction.ts';
import type { JournalEntry } from './journal-entry.ts';
import { readEntries } from './read-entries.ts';
import { readTable, type TableFault } from './read-table.ts';
import { type Cell, readText } from './read-values.ts';
import type { Field } from './score-heading.ts';

export interface Journal {
  rows: Cell[][];
  /** Undefined when no row names two fields: every row may be an entry. */
  headings: Headings | undefined;
  guess: ColumnGuess;
  direction: JournalDirection | null;
}

export type JournalReading = { ok: true; journal: Journal } | { ok: false; fault: TableFault };

/** What a person needs to see to choose columns. */
export interface JournalLayout {
  /** The first entry's line in the file, from 1. */
  firstLine: number;
  /** From the left, up to the last one with content. */
  columns: { heading: string }[];
  /** The first rows below the headings, each as wide as `columns`. */
  rows: (string | null)[][];
  guess: ColumnGuess;
  direction: JournalDirection | null;
  /** Over the headings: two files of one program and one report have the same. */
  headingSha256: string;
}

const shownRows = 8;
const shownColumns = 60;

export async function readJournal(bytes: Buffer, mostRows: number): Promise<JournalReading> {
  const table = await readTable(bytes, mostRows);
  if (!table.ok) return table;
  const { rows } = table;
  const headings = findHeadings(rows);
  const guess = headings
    ? guessColumns(headings, rows.slice(headings.above))
    : { columns: {}, doubts: [], missing: missingFrom({}) };
  return { ok: true, journal: { rows, headings, guess, direction: readDirection(rows, headings) } };
}

export function layoutOf({ rows, headings, guess, direction }: Journal): JournalLayout {
  const above = headings?.above ?? 0;
  const first = rows
    .slice(above)
    .filter((cells) => cells.some((cell) => readText(cell) !== null))
    .slice(0, shownRows);
  const width = Math.min(
    shownColumns,
    Math.max(headings?.columns.length ?? 0, ...first.map((cells) => cells.length)),
  );
  const columns = Array.from({ length: width }, (_, i) => ({ heading: headings?.columns[i]?.text ?? '' }));
  const folded = headings?.columns.map(({ names: [whole = ''] }) => whole) ?? [`${width} columns`];
  return {
    firstLine: above + 1,
    columns,
    rows: first.map((cells) => columns.map((_, i) => readText(cells[i])?.slice(0, 80) ?? null)),
    guess,
    direction,
    headingSha256: createHash('sha256').update(folded.join('\n')).digest('hex'),
  };
}

export type EntriesReading =
  | {
      ok: true;
      entries: JournalEntry[];
      unread: JournalEntry[];
      /** Which heading was taken for what. */
      headings: Partial<Record<Field, string>>;
    }
  | { ok: false; fault: 'missing' | 'unfitting'; fields: Field[] };

/** @param columns the guess, a template, or a person's choice */
export function readWithColumns({ rows, headings }: Journal, columns: Columns): EntriesReading {
  const missing = missingFrom(columns);
  if (missing.length > 0) return { ok: false, fault: 'missing', fields: missing };
  const above = headings?.above ?? 0;
  const below = rows.slice(above);
  const wrong = unfitting(columns, below);
  if (wrong.length > 0) return { ok: false, fault: 'unfitting', fields: wrong };
  const names = headings?.columns.map(({ names: [whole = ''] }) => whole) ?? [];
  const taken = Object.entries(columns) as [Field, number][];
  return {
    ok: true,
    ...readEntries(below, above, names, columns),
    headings: Object.fromEntries(
      taken.map(([field, column]) => [field, headings?.columns[column]?.text || letterOf(column)]),
    ),
  };
}

/** As a spreadsheet names its columns: A, B, … Z, AA. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}
