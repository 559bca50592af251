/** Finds a journal's headings: one, two or three rows, merged or not, below a title. Pure. */
import { foldHeading } from './fold-heading.ts';
import { type Cell, decimalSignOf, readAmount, readDay, readText } from './read-values.ts';
import { fields, scoreHeading } from './score-heading.ts';

export interface Heading {
  /** As it is shown: the rows of one column, from the top. */
  text: string;
  /** Folded: all rows together, then the lowest alone. */
  names: string[];
}

export interface Headings {
  /** How many rows are above the first entry. */
  above: number;
  /** The first of the heading's own rows, from 0. */
  row: number;
  columns: Heading[];
}

/** Programs print the company and the period above the headings. */
const searchedRows = 30;
const mostHeadingRows = 3;

/** The rows that name the most fields; undefined when no row names two. */
export function findHeadings(rows: Cell[][]): Headings | undefined {
  let best: { score: number; headings: Headings } | undefined;
  const searched = Math.min(rows.length, searchedRows);
  // The fewest rows that name as much: a title above the headings would add nothing.
  for (let depth = 1; depth <= mostHeadingRows; depth++) {
    for (let row = 0; row + depth <= searched; row++) {
      if (!rows.slice(row, row + depth).every(isHeadingLike)) continue;
      const columns = combine(rows.slice(row, row + depth));
      const score = scoreOf(columns);
      if (score > (best?.score ?? 0)) best = { score, headings: { above: row + depth, row, columns } };
    }
  }
  return best && best.score >= 2 * worthOfAField ? best.headings : undefined;
}

const worthOfAField = 100;

/** Fields that are named count first, then how well. */
function scoreOf(columns: Heading[]): number {
  let score = 0;
  for (const field of fields) {
    const named = Math.max(0, ...columns.map((column) => scoreColumn(field, column)));
    if (named > 0) score += worthOfAField + named;
  }
  return score;
}

/** A name that only the lowest row has, below another word, may be a part of that: `Livrări scutite | Valoare`. */
const lowestAlone = 3;

export function scoreColumn(field: (typeof fields)[number], { names }: Heading): number {
  const [whole = '', lowest] = names;
  return Math.max(
    scoreHeading(field, whole),
    lowest === undefined ? 0 : scoreHeading(field, lowest) - lowestAlone,
  );
}

/** Has words, and nothing that only an entry has: an amount, a day, a date of the spreadsheet. */
function isHeadingLike(cells: Cell[]): boolean {
  const filled = cells.filter((cell) => readText(cell) !== null);
  return (
    filled.length > 0 &&
    filled.every(
      (cell) =>
        typeof cell === 'string' &&
        readDay(cell) === null &&
        readAmount(cell, decimalSignOf([cell])) === null,
    )
  );
}

function combine(rows: Cell[][]): Heading[] {
  const width = Math.max(...rows.map((cells) => cells.length));
  const spread = rows.map((cells, i) => spreadOver(cells, rows[i + 1], width));
  return Array.from({ length: width }, (_, column) => {
    const texts = spread.map((cells) => readText(cells[column])).filter((text) => text !== null);
    const names = [foldHeading(texts.join(' '))];
    if (texts.length > 1) names.push(foldHeading(texts.at(-1)));
    return { text: texts.join(' / ').slice(0, 200), names };
  });
}

/** A heading above several columns is written in the first of them, merged or not: it also counts for the following columns that have a text in the row below. */
function spreadOver(cells: Cell[], below: Cell[] | undefined, width: number): Cell[] {
  if (below === undefined) return cells;
  const spread: Cell[] = [];
  for (let column = 0; column < width; column++) {
    const goesOn =
      readText(cells[column]) === null &&
      readText(below[column]) !== null &&
      column > 0 &&
      readText(below[column - 1]) !== null;
    spread.push(goesOn ? spread[column - 1] : cells[column]);
  }
  return spread;
}
