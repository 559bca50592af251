/** What the rules of hints share: an invoice as evidence, and how numbers are compared. Pure. */
import type { Catalogued } from '../../core/hint.ts';

export function seenOf({ id: invoiceId, number, issuedOn }: Catalogued) {
  return { invoiceId, number, issuedOn };
}

/** Numbers are compared without blanks, signs and leading zeros, as people write them differently in a reference. */
export function plainNumber(number: string): string {
  return number
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/(^|[A-Z])0+(?=\d)/g, '$1');
}
