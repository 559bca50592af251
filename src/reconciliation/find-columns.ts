/** Which column of a list holds what, by its headings in Romanian or English. Pure. */
import type { JournalField } from '../core/problem-reasons.ts';
import { type Cell, readText } from './read-values.ts';

export type Field = 'number' | 'series' | 'date' | 'cif' | 'total';
/** The place of each field's column, from 0. */
export type Columns = Partial<Record<Field, number>>;

export interface FoundColumns {
  ok: true;
  /** Of the heading, from 0. */
  row: number;
  columns: Columns;
  /** The headings that were taken. */
  headings: Partial<Record<Field, string>>;
}

/** A heading stands among the first lines: programs print the company and the period above it. */
const headingWithin = 30;

/** The better names first: `total cu tva` beside `valoare` is the total. */
const names: Record<Field, RegExp[]> = {
  number: [
    /^(nr|numar|numarul) (factura|facturii|fact|document|documentului|doc)$/,
    /^(invoice|document|doc) (no|nr|number|num)$/,
    /^(numar|numarul|number|invoice no)$/,
    /^(factura|invoice|document|document nr|nr)$/,
    /^(serie|seria) (si|\/)? ?(numar|nr|numarul)( (factura|document|doc))?$/,
  ],
  series: [/^(serie|seria|series)( (factura|facturii|document|doc))?$/],
  date: [
    /^data (facturii|factura|fact|documentului|document|doc|emiterii|emitere)$/,
    /^(invoice|issue|document|doc) date$/,
    /^(data|date|issued on)$/,
  ],
  cif: [
    /^(cif|cui|cod fiscal|cod de inregistrare fiscala|cod identificare fiscala|cod unic( de inregistrare)?|cod tva|cf|c u i|c i f)$/,
    /^(cif|cui|cod fiscal|cod tva|cf) (partener|partenerului|furnizor|furnizorului|client|clientului|vanzator|cumparator|beneficiar|tert)$/,
    /^(partner|supplier|customer|seller|buyer|vendor|client)( s)? (cif|cui|code|vat|vat id|vat number|tax id|fiscal code)$/,
    /^(vat id|vat number|vat code|tax id|fiscal code|vat)$/,
  ],
  total: [
    /^(total|valoare|valoarea|suma)( totala)?( (factura|facturii|document))? (cu|incl|inclusiv) tva$/,
    /^(total|amount|gross)( amount)? (with|incl|including) vat$/,
    /^total (factura|facturii|document|documentului|general|de plata|plata|invoice)$/,
    /^(total|gross|gross amount|total amount|gross total)$/,
    /^(valoare|valoarea) (totala|factura|facturii|document|documentului)$/,
    /^(valoare|valoarea|suma|amount|value)$/,
  ],
};

/** Without these two nothing can be compared; of date and code one will do. */
export function findColumns(
  rows: Cell[][],
): FoundColumns | { ok: false; seen: string[]; missing: JournalField[] } {
  let best: { columns: Columns; row: number; missing: JournalField[] } | undefined;
  for (const [row, cells] of rows.slice(0, headingWithin).entries()) {
    const columns = columnsOf(cells);
    const missing = missingFrom(columns);
    if (missing.length === 0) return { ok: true, row, columns, headings: headingsOf(cells, columns) };
    const n = Object.keys(columns).length;
    if (n > 0 && n > Object.keys(best?.columns ?? {}).length) best = { columns, row, missing };
  }
  const seen = rows[best?.row ?? 0]?.flatMap((cell) => readText(cell) ?? []) ?? [];
  return { ok: false, seen, missing: best?.missing ?? missingFrom({}) };
}

function missingFrom({ number, date, cif, total }: Columns): JournalField[] {
  return [
    ...(number === undefined ? (['number'] as const) : []),
    ...(total === undefined ? (['total'] as const) : []),
    ...(date === undefined && cif === undefined ? (['date', 'cif'] as const) : []),
  ];
}

function columnsOf(cells: Cell[]): Columns {
  const headings = cells.map((cell) => (typeof cell === 'string' ? fold(cell) : ''));
  const columns: Columns = {};
  for (const field of Object.keys(names) as Field[]) {
    const at = names[field].map((name) => headings.findIndex((heading) => name.test(heading)));
    const found = at.find((place) => place !== -1);
    if (found !== undefined) columns[field] = found;
  }
  return columns;
}

function headingsOf(cells: Cell[], columns: Columns): Partial<Record<Field, string>> {
  return Object.fromEntries(Object.entries(columns).map(([field, at]) => [field, readText(cells[at]) ?? '']));
}

/** `Nr. facturii (RON)` is `nr facturii`. */
function fold(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\((lei|ron)\)|\b(lei|ron)\b/g, ' ')
    .replace(/[^a-z0-9/]+/g, ' ')
    .trim()
    .slice(0, 60);
}
