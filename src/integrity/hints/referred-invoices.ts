/** Invoices that another one names as preceding (a credit note, the settlement of an advance) and that are not here. Pure. */
import type { Catalogued, Hint } from '../../core/hint.ts';
import { plainNumber, seenOf } from './catalogued.ts';

/** A reference of one or two characters is a counter and names nothing. */
const shortest = 3;

/** @param isKnown whether an invoice of that partner has the number, also an older one */
export function findReferredInvoices(
  invoices: Catalogued[],
  isKnown: (invoice: Catalogued, number: string) => boolean,
): Hint[] {
  const hints = new Map<string, Hint>();
  for (const invoice of invoices)
    for (const number of invoice.preceding) {
      const plain = plainNumber(number);
      if (plain.length < shortest || isKnown(invoice, number)) continue;
      const { direction, partnerCif, partnerName } = invoice;
      const subject = `${direction} ${partnerCif ?? ''} ${plain}`;
      hints.set(subject, {
        kind: 'referred_invoice',
        subject,
        confidence: 'likely',
        evidence: {
          direction,
          partnerCif,
          partnerName,
          missing: [number],
          months: [],
          seen: [seenOf(invoice)],
          total: null,
        },
      });
    }
  return [...hints.values()];
}
