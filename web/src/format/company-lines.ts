/**
 * A pasted list of companies as lines of tax ID, name and contact. The column of a table that holds the tax IDs is found by
 * their control digits, so that row numbers and telephones are not taken for them. Whether a code exists is ANAF's word. Pure.
 */
import { columnsOf } from './table-columns.ts';

export interface CompanyLine {
  cif: string;
  name?: string;
  contact?: { name?: string; email?: string; phone?: string };
}

export interface PastedList {
  lines: CompanyLine[];
  /** Rows without a tax ID in the column that has them, as they were written: headings, sums. */
  skipped: string[];
  /** Lines that repeat the tax ID of an earlier one; they are left out. */
  repeated: number;
  /** The heading of the column of tax IDs, or its number from 1; undefined where the text is no table. */
  column: string | undefined;
}

const heading = /^(cif|cui|cod( fiscal)?|code)\b/i;

export function readPasted(text: string): PastedList {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+$/, ''))
    .filter((line) => line.trim() !== '');
  const table = columnsOf(rows);
  if (!table) {
    const lines = rows.map((row) => row.trim()).filter((row, index) => !(index === 0 && heading.test(row)));
    return { ...withoutRepeats(lines.map(readLine)), skipped: [], column: undefined };
  }
  const { cells, cif, name, email, phone, person } = table;
  const kept: CompanyLine[] = [];
  const skipped: string[] = [];
  for (const row of cells) {
    const code = row[cif]?.trim() ?? '';
    if (!/\d/.test(code)) {
      skipped.push(row.filter((cell) => cell.trim() !== '').join(' · '));
      continue;
    }
    const at = (column: number | undefined) => (column === undefined ? '' : (row[column]?.trim() ?? ''));
    const contact = given({ name: at(person), email: at(email), phone: at(phone) });
    kept.push({ cif: code, ...given({ name: at(name) }), ...(contact && { contact }) });
  }
  return { ...withoutRepeats(kept), skipped, column: table.heading ?? String(cif + 1) };
}

/** Without the fields that are empty; undefined when all are. */
function given<T extends Record<string, string>>(fields: T): Partial<T> | undefined {
  const there = Object.entries(fields).filter(([, value]) => value !== '');
  return there.length === 0 ? undefined : (Object.fromEntries(there) as Partial<T>);
}

function withoutRepeats(lines: CompanyLine[]): Pick<PastedList, 'lines' | 'repeated'> {
  const seen = new Set<string>();
  const first = lines.filter(({ cif }) => {
    const code = cif.replace(/[\s.\-/]/g, '').replace(/^RO?(?=\d)/i, '');
    return !seen.has(code) && seen.add(code);
  });
  return { lines: first, repeated: lines.length - first.length };
}

/** A tax ID and the text after it; anything else is sent unchanged and comes back as invalid. */
function readLine(line: string): CompanyLine {
  const found = /^(?:"?)((?:RO|ro|Ro)?\s*\d[\d ]*\d|\d+)"?(?:\s*[;,\t|]\s*|\s+)(\D.*)$/.exec(line);
  if (!found) return { cif: line.replace(/[;,\s]+$/, '') };
  const name = found[2]!.replace(/^"|"$/g, '').trim();
  return name === '' ? { cif: found[1]!.trim() } : { cif: found[1]!.trim(), name };
}

/** Spreadsheets in Romania write UTF-8 or Windows-1250. */
export function decodeCsv(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1250').decode(bytes);
  }
}
