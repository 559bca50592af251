/** Which column of a journal holds what: by its heading, and only if its data are of that kind. Says where it is not sure. Pure. */
import { type Headings, scoreColumn } from './find-headings.ts';
import { splitNumberAndDate } from './number-and-date.ts';
import { type Cell, decimalSignOf, readAmount, readCode, readDay, readText } from './read-values.ts';
import { type Field, fields, sureScore } from './score-heading.ts';

/** The place of each field's column, from 0. */
export type Columns = Partial<Record<Field, number>>;

export interface ColumnGuess {
  columns: Columns;
  /** Fields that another column could be as well, or whose heading says little. */
  doubts: Field[];
  /** Without these nothing can be compared. */
  missing: Field[];
}

/** Entries looked at: enough to know a column's kind. */
const sampledRows = 200;

/** @param entries the rows below the headings */
export function guessColumns(headings: Headings, entries: Cell[][]): ColumnGuess {
  const sample = entries
    .filter((cells) => cells.some((cell) => readText(cell) !== null))
    .slice(0, sampledRows);
  const columns: Columns = {};
  const doubts: Field[] = [];
  for (const field of fields) {
    const candidates = headings.columns
      .map((heading, column) => ({ column, score: scoreColumn(field, heading) }))
      .filter(({ column, score }) => score > 0 && !Object.values(columns).includes(column))
      .filter(({ column }) =>
        holds(
          field,
          sample.map((cells) => cells[column]),
        ),
      )
      .sort((a, b) => b.score - a.score || a.column - b.column);
    const [first, second] = candidates;
    if (!first) continue;
    columns[field] = first.column;
    if (first.score < sureScore || second?.score === first.score) doubts.push(field);
  }
  return tidy(columns, doubts);
}

/** One column for number and date is taken where there are not two. */
function tidy(columns: Columns, doubts: Field[]): ColumnGuess {
  const used: Columns = { ...columns };
  if (used.number !== undefined) delete used.number_and_date;
  else if (used.number_and_date !== undefined) delete used.date;
  return {
    columns: used,
    doubts: doubts.filter((field) => used[field] !== undefined),
    missing: missingFrom(used),
  };
}

/** Of date and code one will do. */
export function missingFrom({ number, number_and_date, date, cif, total }: Columns): Field[] {
  const isDated = date !== undefined || number_and_date !== undefined;
  return [
    ...(number === undefined && number_and_date === undefined ? (['number'] as const) : []),
    ...(total === undefined ? (['total'] as const) : []),
    ...(!isDated && cif === undefined ? (['date', 'cif'] as const) : []),
  ];
}

/** Fields whose column, as a person chose it, holds something else: dates for numbers, names for amounts. */
export function unfitting(columns: Columns, entries: Cell[][]): Field[] {
  const sample = entries.slice(0, sampledRows);
  return fields.filter((field) => {
    const column = columns[field];
    return (
      column !== undefined &&
      !holds(
        field,
        sample.map((cells) => cells[column]),
      )
    );
  });
}

/** Half of what is filled in is of the field's kind; an empty column says nothing against its heading. */
function holds(field: Field, cells: Cell[]): boolean {
  const filled = cells.filter((cell) => readText(cell) !== null);
  const sign = decimalSignOf(filled);
  const fits = filled.filter((cell) => kinds[field](cell, sign)).length;
  return fits * 2 >= filled.length;
}

const kinds: Record<Field, (cell: Cell, sign: ',' | '.') => boolean> = {
  number: (cell) => !isDate(cell),
  series: (cell) => !isDate(cell),
  date: (cell) => readDay(cell) !== null,
  number_and_date: (cell) => splitNumberAndDate(cell).date !== null,
  cif: (cell) => readCode(cell) !== null || !/\d/.test(readText(cell) ?? ''),
  total: (cell, sign) => !isDate(cell) && readAmount(cell, sign) !== null,
};

/** A bare number of five digits may be a day of a spreadsheet, and is as likely an invoice's number. */
function isDate(cell: Cell): boolean {
  return cell instanceof Date || (typeof cell === 'string' && /[-./]/.test(cell) && readDay(cell) !== null);
}
