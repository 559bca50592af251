/** Whether a document's parties are those of the row that listed its message. Pure; a guess at ANAF's prose narrows it, and decides nothing alone. */
import { readDetail } from '../anaf/parties.ts';
import { cifDigits } from '../core/cif.ts';
import type { PartyDetails, ReadInvoice } from '../core/invoice.ts';
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
  const own = sells ? seller : buyer;
  return hasCode(own, cif) && agrees(issuerCif, seller) && agrees(beneficiaryCif, buyer);
}

/**
 * Of a row without upload index: what proves that a document named after one is its own. Where ANAF's prose names a document,
 * it must be this one, or the one that this notice is about; otherwise it must name both parties, and both agree: every
 * invoice of the company has one of them.
 */
export function provenByProse(
  row: ListedParties,
  document: { uploadIndex: string; notice: string | null; invoice: ReadInvoice | null },
): 'index' | 'parties' | null {
  const { uploadIndex, issuerCif, beneficiaryCif } = readDetail(row.detail);
  if (uploadIndex !== null)
    return uploadIndex === document.uploadIndex || uploadIndex === document.notice ? 'index' : null;
  const isNamed = issuerCif !== null && beneficiaryCif !== null;
  return isNamed && document.invoice !== null && fitsRow(row, document.invoice) ? 'parties' : null;
}

function agrees(named: string | null, party: PartyDetails): boolean {
  return named === null || hasCode(party, named);
}

/** Any of its codes: a member of a VAT group has the group's first. */
function hasCode({ cif, codes }: PartyDetails, written: string): boolean {
  const digits = cifDigits(written);
  return digits !== null && (cif === digits || codes.includes(digits));
}
