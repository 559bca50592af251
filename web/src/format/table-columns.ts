/** Which column of a pasted table holds what, by what its cells look like: tax IDs by their control digits. Pure. */

export interface Columns {
  cells: string[][];
  cif: number;
  /** The text above the tax IDs, where the first row is a heading. */
  heading: string | undefined;
  name: number | undefined;
  email: number | undefined;
  phone: number | undefined;
  /** Named by its heading only: a person's name looks like a company's. */
  person: number | undefined;
}

const separators = ['\t', ';', '|', ','] as const;

/** @returns undefined where the lines are no table, or no column of it holds mostly tax IDs */
export function columnsOf(rows: string[]): Columns | undefined {
  for (const separator of separators) {
    if (rows.filter((row) => row.includes(separator)).length < Math.max(1, rows.length * 0.6)) continue;
    const cells = rows.map((row) => splitRow(row, separator));
    const found = classify(cells);
    if (found) return found;
  }
  return undefined;
}

function classify(cells: string[][]): Columns | undefined {
  const width = Math.max(...cells.map((row) => row.length));
  if (width < 2) return undefined;
  const columns = Array.from({ length: width }, (_, i) => cells.map((row) => row[i]?.trim() ?? ''));
  const share = (of: (cell: string) => boolean) =>
    columns.map((column) => {
      const there = column.filter((cell) => cell !== '');
      return there.length === 0 ? 0 : there.filter(of).length / there.length;
    });
  const cif = best(share(isTaxId), 0.5);
  if (cif === undefined) return undefined;
  const first = cells[0]!;
  const hasHeading = !/\d/.test(first[cif] ?? '');
  const free = (taken: (number | undefined)[], shares: number[]) =>
    shares.map((value, i) => (taken.includes(i) ? 0 : value));
  const email = best(free([cif], share(isEmail)), 0.5);
  const phone = best(free([cif, email], share(isPhone)), 0.5);
  const person = hasHeading
    ? first.findIndex(
        (cell, i) => ![cif, email, phone].includes(i) && /contact|persoan|reprezentant/i.test(cell),
      )
    : -1;
  const letters = columns.map((column) => column.join('').replace(/\P{L}/gu, '').length / column.length);
  const name = best(free([cif, email, phone, person], letters), 2);
  return {
    cells,
    cif,
    heading: hasHeading ? first[cif]?.trim() || undefined : undefined,
    name,
    email,
    phone,
    person: person < 0 ? undefined : person,
  };
}

/** The first of the greatest, if it is great enough. */
function best(values: number[], least: number): number | undefined {
  const most = Math.max(...values);
  return most >= least ? values.indexOf(most) : undefined;
}

function splitRow(row: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < row.length; i++) {
    const letter = row[i]!;
    if (letter === '"' && (quoted || cell.trim() === '')) {
      if (quoted && row[i + 1] === '"') cell += row[i++];
      else quoted = !quoted;
    } else if (letter === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}

/** Five digits and more: row numbers and years pass the control digit by chance. RO before it settles the matter. */
export function isTaxId(cell: string): boolean {
  const compact = cell.replace(/[\s.\-/]/g, '').toUpperCase();
  const digits = compact.replace(/^RO?(?=\d)/, '');
  const marked = digits !== compact;
  return /^\d{2,10}$/.test(digits) && (marked || digits.length >= 5) && hasControlDigit(digits);
}

/** The last digit of a company's code follows from the others: key 753217532, modulo 11, 10 counts as 0. */
function hasControlDigit(digits: string): boolean {
  const body = digits.slice(0, -1).padStart(9, '0');
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(body[i]) * Number('753217532'[i]);
  return ((sum * 10) % 11) % 10 === Number(digits.at(-1));
}

function isEmail(cell: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell);
}

function isPhone(cell: string): boolean {
  return /^[+0][0-9 ()./-]{8,20}$/.test(cell);
}
