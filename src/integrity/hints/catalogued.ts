/** An invoice as the rules of hints see it. */
export interface Catalogued {
  id: string;
  direction: 'received' | 'sent';
  number: string | null;
  issuedOn: string | null;
  /** The other party; of a sent invoice the buyer. */
  partnerCif: string | null;
  partnerName: string | null;
  /** Invoices that it names as preceding ones (BG-3). */
  preceding: string[];
}

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
