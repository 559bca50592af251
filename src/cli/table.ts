/** A table for a terminal or a file: columns as wide as their widest cell, numbers to the right. Pure. */

export type Cell = string | number;

export function table(headings: string[], rows: Cell[][]): string[] {
  const ruler = headings.map((heading, i) =>
    '-'.repeat(Math.max(width(heading), ...rows.map((row) => width(String(row[i]))))),
  );
  const numbers = headings.map((_, i) => typeof rows[0]?.[i] === 'number');
  return aligned([headings, ruler, ...rows], numbers);
}

/** The same without headings. */
export function aligned(rows: Cell[][], numbers: boolean[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(String(row[i])))));
  return rows.map((row) =>
    row
      .map((cell, i) => pad(String(cell), widths[i]!, numbers[i] ?? false))
      .join('  ')
      .trimEnd(),
  );
}

/** Pairs of a term and its meaning, one a line. */
export function list(pairs: [name: string, value: string][]): string[] {
  return aligned(pairs);
}

function pad(text: string, to: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return right ? space + text : text + space;
}

/** A letter with its diacritic in a second code point takes one column. */
function width(text: string): number {
  return [...text.normalize('NFC')].length;
}
