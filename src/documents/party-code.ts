/** Which of the numbers that a document gives a party may be its fiscal code. Pure text: the paths belong to the readers. */

import { cifDigits, hasValidControlDigit } from '../core/cif.ts';

/** A number with its scheme. */
export interface Coded {
  code: string | null;
  scheme: string | null;
}

export interface TaxRegistration {
  /** Otherwise it has another scheme: `FC`, `!VAT`, … */
  isVat: boolean;
  code: string | null;
}

export interface WrittenCodes {
  /** In the document's order. */
  taxRegistrations: TaxRegistration[];
  /** The legal registration, which may be a number of the trade register. */
  legal: Coded;
  /** BT-34, BT-49. */
  endpoint: Coded;
  /** BT-29, BT-46. */
  identifiers: Coded[];
}

export interface PartyCodes {
  /** What the party is listed under. Null when nothing is plainly a CIF, as with a party abroad. */
  cif: string | null;
  /** Every number that may be a CIF, the likeliest first: a company is known again by any of them. */
  codes: string[];
  /** Under scheme 0088, whatever field they are in. */
  locationNumbers: string[];
}

const mostCodes = 50;

/** EN 16931's code list EAS: a Romanian VAT number. */
const romanianVat = '9947';
/** A global location number of GS1 has thirteen digits and is no person's code. */
const globalLocationNumber = '0088';

/**
 * The VAT code first. A party that pays no VAT has its bare code under another scheme (`FC` and `!VAT` are common), as its
 * legal registration only, or as an address or identifier alone. A member of a VAT group has the group's code first and
 * its own as its legal registration.
 */
export function partyCodes({ taxRegistrations, legal, endpoint, identifiers }: WrittenCodes): PartyCodes {
  const vat = taxRegistrations.filter(({ isVat }) => isVat);
  const others = taxRegistrations.filter(({ isVat }) => !isVat);
  const registered = [...vat, ...others].map(({ code }) => asCif(code));
  // Beside a tax code of another country, digits are that country's register, unless they are plainly a CIF.
  const abroad = taxRegistrations.some(({ code }) => code !== null);
  const byLegal = asCif(coded(legal));
  const legalCif = byLegal && abroad && !hasValidControlDigit(byLegal) ? null : byLegal;
  const byAddress = endpoint.scheme === romanianVat ? asCif(endpoint.code) : null;
  const identified = identifiers.map(coded);
  const cif = [...registered, legalCif, byAddress, ...identified.map(plainCif)].find((code) => code !== null);
  const all = [...registered, legalCif, byAddress, ...identified.map(asCif)].filter((code) => code !== null);
  const located = [legal, endpoint, ...identifiers].filter(({ scheme }) => scheme === globalLocationNumber);
  const locationNumbers = located.flatMap(({ code }) => code ?? []);
  return {
    cif: cif ?? null,
    codes: [...new Set(all)].slice(0, mostCodes),
    locationNumbers: [...new Set(locationNumbers)].slice(0, mostCodes),
  };
}

function coded({ code, scheme }: Coded): string | null {
  return scheme === globalLocationNumber ? null : code;
}

/** Of identifiers, which may be anybody's numbering: with its country in front, or with a control digit that holds. */
function plainCif(written: string | null): string | null {
  const cif = asCif(written);
  if (cif === null) return null;
  return /^\s*RO?\s*\d/i.test(written ?? '') || (cif.length >= 6 && hasValidControlDigit(cif)) ? cif : null;
}

/** Companies have 2 to 10 digits, persons 13. `J40/123/2010` and `40/123/2010` are numbers of the trade register. */
function asCif(written: string | null): string | null {
  const digits = written?.includes('/') ? null : cifDigits(written);
  return digits && (digits.length <= 10 || digits.length === 13) ? digits : null;
}
