/** Which of the numbers that a document gives a party is its fiscal code. Pure text: the paths belong to the readers. */

import { cifDigits, hasValidControlDigit } from '../core/cif.ts';

export interface TaxRegistration {
  /** Otherwise it stands under another scheme: `FC`, `!VAT`, … */
  isVat: boolean;
  code: string | null;
}

export interface PartyCodes {
  /** In the document's order. */
  taxRegistrations: TaxRegistration[];
  /** The legal registration, which may be a number of the trade register. */
  legal: string | null;
}

/**
 * The VAT code first. A party that pays no VAT has its bare code under another scheme (`FC` and `!VAT` are common), or
 * as its legal registration only. Null when none of them is a CIF, as with a party abroad.
 */
export function partyCif({ taxRegistrations, legal }: PartyCodes): string | null {
  const vat = taxRegistrations.filter(({ isVat }) => isVat);
  const others = taxRegistrations.filter(({ isVat }) => !isVat);
  for (const { code } of [...vat, ...others]) {
    const cif = asCif(code);
    if (cif) return cif;
  }
  const cif = asCif(legal);
  // Beside a tax code of another country, digits are that country's register, unless they are plainly a CIF.
  const abroad = taxRegistrations.some(({ code }) => code !== null);
  return cif && abroad && !hasValidControlDigit(cif) ? null : cif;
}

/** Companies have 2 to 10 digits, persons 13. `J40/123/2010` and `40/123/2010` are numbers of the trade register. */
function asCif(written: string | null): string | null {
  const digits = written?.includes('/') ? null : cifDigits(written);
  return digits && (digits.length <= 10 || digits.length === 13) ? digits : null;
}
