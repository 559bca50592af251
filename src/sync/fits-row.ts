/** Whether a document's parties are those of the row that listed its message. Pure; a guess at ANAF's prose narrows it, and decides nothing alone. */
import { readDetail } from '../anaf/parties.ts';
import { cifDigits } from '../core/cif.ts';
import type { ReadInvoice } from '../core/invoice.ts';
import type { MessageKind } from '../core/message.ts';

export interface ListedParties {
  /** The company's own code. */
  cif: string;
  kind: MessageKind;
  /** ANAF's prose of the row. */
  detail: string;
}

/**
 * The company must be the party that the message's direction says, or the other one where the row says that the invoice is
 * self-billed; and where ANAF's prose names both parties, both must agree.
 */
export function fitsRow({ cif, kind, detail }: ListedParties, { seller, buyer }: ReadInvoice): boolean {
  if (kind !== 'received' && kind !== 'sent') return false;
  const { issuerCif, beneficiaryCif, selfBilled } = readDetail(detail);
  const sells = (kind === 'sent') !== selfBilled;
  const own = digitsOf(sells ? seller.cif : buyer.cif);
  if (own === null || own !== cifDigits(cif)) return false;
  const agrees = (named: string | null, found: string | null) => named === null || digitsOf(named) === found;
  return agrees(issuerCif, digitsOf(seller.cif)) && agrees(beneficiaryCif, digitsOf(buyer.cif));
}

function digitsOf(written: string | null): string | null {
  return cifDigits(written);
}
