/** Which documents take back what another one asked for, although their amounts are written without a minus. Pure. */
import { compareDecimals } from './money.ts';

/** 381 is the only one of UNTDID 1001's credit notes that CIUS-RO allows (BR-RO-020). */
export const creditNoteTypes: readonly string[] = ['381'];

/** Decimal strings as the document has them. */
interface SignedDocument {
  typeCode: string | null;
  net: string | null;
  payable: string | null;
}

/**
 * Whether the amounts of a document count with the opposite sign. A credit note is written without a minus (EN 16931);
 * some issuers write it with one, and such a credit note already takes back.
 */
export function countsNegated(document: SignedDocument): boolean {
  return creditNoteTypes.includes(document.typeCode ?? '') && !isBelowZero(document);
}

/** A credit note that is written with a minus, against EN 16931. */
export function isNegativeCreditNote(document: SignedDocument): boolean {
  return creditNoteTypes.includes(document.typeCode ?? '') && isBelowZero(document);
}

/** The net amount decides; what is left to pay only where it is missing or zero. */
function isBelowZero({ net, payable }: SignedDocument): boolean {
  const sign = net === null ? 0 : compareDecimals(net, '0');
  return sign === 0 ? payable !== null && compareDecimals(payable, '0') < 0 : sign < 0;
}
