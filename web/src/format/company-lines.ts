/** A pasted list of companies as lines of tax ID and name. Does not validate tax IDs: the API does. Pure. */

export interface CompanyLine {
  cif: string;
  name?: string;
}

const heading = /^(cif|cui|cod( fiscal)?|code)\b/i;

/** From any table: the tax ID first, then a separator and the name. Empty lines and a heading are skipped. */
export function readCompanyLines(text: string): CompanyLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line, index) => line !== '' && !(index === 0 && heading.test(line)))
    .map(readLine);
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
