/** Which of the numbers that a document gives a party is its fiscal code. Pure text: the paths belong to the readers. */

import { cifDigits } from '../core/cif.ts';

export interface PartyCodes {
  /** Tax registrations in the document's order, with their scheme (`VAT`, `FC`, `!VAT`, …). */
  taxRegistrations: { scheme: string | null; code: string | null }[];
  /** The legal registration, which may be a number of the trade register. */
  legal: string | null;
}

/**
 * The VAT code first. A party that pays no VAT has its bare code under another scheme (`FC` and `!VAT` are common), or
 * as its legal registration only. Null for a party abroad: its codes are no CIF.
 */
export function partyCif({ taxRegistrations, legal }: PartyCodes): string | null {
  const vat = taxRegistrations.filter(({ scheme }) => scheme?.toUpperCase() === 'VAT');
  const rest = taxRegistrations.filter((registration) => !vat.includes(registration));
  for (const { code } of [...vat, ...rest]) {
    const cif = asCif(code);
    if (cif) return cif;
    // A VAT code of another country settles it: digits elsewhere belong to that country's registers.
    if (code && /^[A-Z]{2}/i.test(code)) return null;
  }
  return legal?.includes('/') ? null : asCif(legal);
}

/** Companies have 2 to 10 digits, persons 13; between them there is nothing. `J40/123/2010` has a letter, `40/123` a slash. */
function asCif(written: string | null): string | null {
  const digits = cifDigits(written);
  return digits && (digits.length <= 10 || digits.length === 13) ? digits : null;
}
