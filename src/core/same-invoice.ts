/** Whether two documents are the same invoice, uploaded twice: ANAF gives each upload an index of its own. Pure. */

import { createHash } from 'node:crypto';
import type { ReadInvoice } from './invoice.ts';

/**
 * A UUID that is equal for the same seller, number, day, type, currency and amount. Null where the seller or the number
 * is not known.
 */
export function sameInvoiceKey(invoice: ReadInvoice): string | null {
  const { seller, number, issuedOn, typeCode, currency, payable, gross } = invoice;
  const whose = seller.cif ?? seller.vatId ?? seller.legalName;
  if (whose === null || number === null) return null;
  const told = [plain(whose), plain(number), issuedOn, typeCode, currency, value(gross), value(payable)];
  const hex = createHash('sha256').update(JSON.stringify(told)).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Without invisible characters, and without case. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .toUpperCase();
}

/** `19.0` and `19.00` are one amount. */
function value(amount: string | null): string | null {
  return amount?.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') ?? null;
}
