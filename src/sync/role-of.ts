/** Who the company is in a document, and which way the document went. Pure. */
import { readDetail } from '../anaf/parties.ts';
import type { PartyDetails, ReadInvoice } from '../core/invoice.ts';

type Direction = 'received' | 'sent';
type Role = 'buyer' | 'seller';

/**
 * The document's word, by the codes that its parties are listed under, then by any other of their codes; the
 * transport's direction decides where the company is both. Where no code is the company's, ANAF's own row names the
 * seller and the buyer.
 * @param detail the prose of ANAF's row; null for what a person's folder brought
 */
export function roleOf(
  invoice: ReadInvoice | null,
  cif: string,
  direction: Direction,
  detail: string | null = null,
): Role | null {
  if (!invoice) return null;
  const roles = rolesOf(invoice, cif);
  const [only, both] = roles.length > 0 ? roles : rolesInRow(detail, cif);
  if (both === undefined) return only ?? null;
  return direction === 'sent' ? 'seller' : 'buyer';
}

/**
 * Which of ANAF's messages a company has of this document, told from the document alone: the one who files it has it
 * as sent. That is the seller, and in self-billing (type 389) the buyer. Who is both has both, with one upload index.
 * None when the company is in it nowhere.
 */
export function directionsOf(invoice: ReadInvoice, cif: string): Direction[] {
  const filer: Role = invoice.typeCode === '389' ? 'buyer' : 'seller';
  const directions = rolesOf(invoice, cif).map((role) => (role === filer ? 'sent' : 'received'));
  // Both go in one order.
  return directions.toSorted().reverse();
}

function rolesOf({ seller, buyer }: ReadInvoice, cif: string): Role[] {
  const listed = rolesBy(seller.cif === cif, buyer.cif === cif);
  return listed.length > 0 ? listed : rolesBy(hasCode(seller, cif), hasCode(buyer, cif));
}

function hasCode({ codes }: PartyDetails, cif: string): boolean {
  return codes.includes(cif);
}

function rolesInRow(detail: string | null, cif: string): Role[] {
  const { issuerCif, beneficiaryCif } = readDetail(detail ?? '');
  return rolesBy(issuerCif === cif, beneficiaryCif === cif);
}

function rolesBy(isSeller: boolean, isBuyer: boolean): Role[] {
  return [...(isSeller ? ['seller' as const] : []), ...(isBuyer ? ['buyer' as const] : [])];
}
