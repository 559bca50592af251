/** Reads a list of companies as programs and spreadsheets write it. Judges no line: that is add-companies. Pure. */
import { parse } from 'csv-parse/sync';
import { cleanText, hasVisible } from '../../core/clean-text.ts';
import { emailPattern, phonePattern } from '../../core/contact.ts';
import { Problem } from '../../core/errors.ts';
import type { Contact } from '../../db/companies/company.ts';

export interface CompanyLine {
  /** As it was written. */
  input: string;
  name: string | null;
  contact: Contact | null;
}

/** One line of JSON: what is not as it should be becomes a line that is invalid, and spoils no other. */
export function readCompanyLine(line: unknown): CompanyLine {
  const record =
    typeof line === 'object' && line !== null ? (line as Record<string, unknown>) : { cif: line };
  const { cif, name, contact } = record;
  const written = typeof cif === 'string' || typeof cif === 'number' ? String(cif) : '';
  return { input: written, name: tidyText(name, 300), contact: tidyContact((contact ?? {}) as Written) };
}

/** Code, name, then the contact's name, e-mail address and telephone; with or without a heading; separated as the spreadsheet's country has it. */
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
  return rows.slice(heading ? 1 : 0).map(([cif = '', name, ...contact]) => ({
    input: cif,
    name: tidyText(name, 300),
    contact: tidyContact({ name: contact[0], email: contact[1], phone: contact[2] }),
  }));
}

interface Written {
  name?: unknown;
  email?: unknown;
  phone?: unknown;
}

/** What is no address or number is left out: it spoils no line. */
function tidyContact({ name, email, phone }: Written): Contact | null {
  const address = tidyText(email, 254);
  const number = tidyText(phone, 40);
  const contact = {
    name: tidyText(name, 200),
    email: address !== null && emailPattern.test(address) ? address : null,
    phone: number !== null && phonePattern.test(number) ? number : null,
  };
  return contact.name === null && contact.email === null && contact.phone === null ? null : contact;
}

function tidyText(text: unknown, longest: number): string | null {
  if (typeof text !== 'string') return null;
  const tidy = cleanText(text).replace(/\s+/g, ' ').trim().slice(0, longest).toWellFormed();
  return hasVisible(tidy) ? tidy : null;
}
