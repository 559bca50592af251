/** A pasted list of companies as lines of code and name. Judges no code: that is the API's. Pure. */

export interface CompanyLine {
  cif: string;
  name?: string;
}

const heading = /^(cif|cui|cod( fiscal)?|code)\b/i;

/** From any table: the code first, then whatever is between it and the name. Empty lines and a heading are no lines. */
export function readCompanyLines(text: string): CompanyLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line, index) => line !== '' && !(index === 0 && heading.test(line)))
    .map(readLine);
}

/** A code with what follows it; what is none goes as it is, and comes back as invalid. */
function readLine(line: string): CompanyLine {
  const found = /^(?:"?)((?:RO|ro|Ro)?\s*\d[\d ]*\d|\d+)"?(?:\s*[;,\t|]\s*|\s+)(\D.*)$/.exec(line);
  if (!found) return { cif: line.replace(/[;,\s]+$/, '') };
  const name = found[2]!.replace(/^"|"$/g, '').trim();
  return name === '' ? { cif: found[1]!.trim() } : { cif: found[1]!.trim(), name };
}

/** Spreadsheets of Romanian desks write UTF-8, or the code page of Windows for central Europe. */
export function decodeCsv(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1250').decode(bytes);
  }
}
