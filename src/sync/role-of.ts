/** Who the company is in a document, and which way the document went. Pure. */
import type { ReadInvoice } from '../core/invoice.ts';

/** The document's word; the transport's direction decides where it is both. */
export function roleOf(
  invoice: ReadInvoice | null,
  cif: string,
  direction: 'received' | 'sent',
): 'buyer' | 'seller' | null {
  if (!invoice) return null;
  const isSeller = invoice.seller.cif === cif;
  const isBuyer = invoice.buyer.cif === cif;
  if (isSeller === isBuyer) return isSeller ? (direction === 'sent' ? 'seller' : 'buyer') : null;
  return isSeller ? 'seller' : 'buyer';
}

/**
 * Which of ANAF's messages a company has of this document, told from the document alone: the one who files it has it
 * as sent. That is the seller, and in self-billing (type 389) the buyer. Who is both has both, with one upload index.
 * Nobody's when the company is in it nowhere.
 */
export function directionsOf(invoice: ReadInvoice, cif: string): ('received' | 'sent')[] {
  const [filer, other] =
    invoice.typeCode === '389' ? [invoice.buyer, invoice.seller] : [invoice.seller, invoice.buyer];
  const directions: ('received' | 'sent')[] = [];
  if (filer.cif === cif) directions.push('sent');
  if (other.cif === cif) directions.push('received');
  return directions;
}
