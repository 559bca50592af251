/** Reads a list of companies as programs and spreadsheets write it. Judges no line: that is add-companies. Pure. */
import { parse } from 'csv-parse/sync';
import { cleanText, hasVisible } from '../../core/clean-text.ts';
import { Problem } from '../../core/errors.ts';

export interface CompanyLine {
  /** As it was written. */
  input: string;
  name: string | null;
}

/** One line of JSON: what is not as it should be becomes a line that is invalid, and spoils no other. */
export function readCompanyLine(line: unknown): CompanyLine {
  const record =
    typeof line === 'object' && line !== null ? (line as Record<string, unknown>) : { cif: line };
  const { cif, name } = record;
  const written = typeof cif === 'string' || typeof cif === 'number' ? String(cif) : '';
  return { input: written, name: tidyName(name) };
}

/** Code, then name; with or without a heading; separated as the spreadsheet's country has it. */
export function readCompanyCsv(text: string): CompanyLine[] {
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    });
  } catch (cause) {
    throw new Problem('malformed_body', 'csv', {}, {}, cause);
  }
  const heading = /^(cif|cui|cod( fiscal)?|code)$/i.test(rows[0]?.[0] ?? '');
  return rows.slice(heading ? 1 : 0).map(([cif = '', name]) => ({ input: cif, name: tidyName(name) }));
}

function tidyName(name: unknown): string | null {
  if (typeof name !== 'string') return null;
  const tidy = cleanText(name).replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed();
  return hasVisible(tidy) ? tidy : null;
}
