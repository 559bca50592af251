/**
 * What may leave by a door of an invoice that was read: a person's code is masked wherever one can stand. Barcodes of
 * goods have thirteen digits too, so a line's text loses only what has a personal code's date and control digit.
 */
import { maskCif, maskPersonalCodes } from './cif.ts';
import type { InvoiceDetails, InvoiceLine, Party } from './invoice.ts';
import type { Remark } from './remark.ts';

export function maskDetails<T extends InvoiceDetails>(details: T): T {
  return mapTexts(details, maskPersonalCodes);
}

/** A person who trades may write their code after their name. */
export function maskParty<T extends Party>(party: T): T {
  return { ...mapTexts(party, maskPersonalCodes), cif: party.cif && maskCif(party.cif) };
}

export function maskLines(lines: InvoiceLine[]): InvoiceLine[] {
  return mapTexts(lines, maskLikelyPersons);
}

export function maskRemarks(remarks: Remark[]): Remark[] {
  return mapTexts(remarks, maskPersonalCodes);
}

/** Whatever was asked for, given back. */
export function maskTexts<T>(value: T): T {
  return mapTexts(value, maskPersonalCodes);
}

/** A person's code begins with a digit for sex and century, then the day of birth, and ends in a control digit. */
function maskLikelyPersons(text: string): string {
  return text.replace(/(?<!\d)[1-9]\d{12}(?!\d)/g, (code) => (isLikelyPerson(code) ? maskCif(code) : code));
}

function isLikelyPerson(code: string): boolean {
  const [month, day] = [Number(code.slice(3, 5)), Number(code.slice(5, 7))];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const weights = '279146358279';
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(weights[i]) * Number(code[i]);
  const control = sum % 11;
  return (control === 10 ? 1 : control) === Number(code[12]);
}

function mapTexts<T>(value: T, map: (text: string) => string): T {
  if (typeof value === 'string') return (value.length < 13 ? value : map(value)) as T;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const mapped: Record<string, unknown> = {};
  for (const key in value) mapped[key] = mapTexts(value[key], map);
  return mapped as T;
}
