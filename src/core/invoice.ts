/** An invoice as it was read from a document: the field's own terms (EN 16931 groups beside each), amounts as they were written. */

export interface Party {
  /** Digits without RO, null when the document names none (BT-31, BT-32, BT-48, BT-30, BT-47). */
  cif: string | null;
  name: string | null;
}

export interface VatSubtotal {
  category: string | null;
  rate: string | null;
  base: string | null;
  vat: string | null;
  exemptionReason: string | null;
}

export interface InvoiceLine {
  id: string | null;
  name: string | null;
  description: string | null;
  quantity: string | null;
  unit: string | null;
  price: string | null;
  net: string | null;
  vatCategory: string | null;
  vatRate: string | null;
}

export interface ReadInvoice {
  syntax: 'ubl_invoice' | 'ubl_credit_note' | 'cii';
  /** BT-1: not unique, may hold spaces and slashes. */
  number: string | null;
  /** BT-3: 380, 381, 384, 389, 751. */
  typeCode: string | null;
  /** BT-2, `'2026-07-03'`. */
  issuedOn: string | null;
  /** BT-9. */
  dueOn: string | null;
  /** BT-5. */
  currency: string | null;
  seller: Party;
  buyer: Party;
  /** BT-109, total without VAT. */
  net: string | null;
  /** BT-110, total VAT in the invoice's currency. */
  vat: string | null;
  /** BT-112, total with VAT. */
  gross: string | null;
  /** BT-115, what is left to pay. */
  payable: string | null;
  vatBreakdown: VatSubtotal[];
  lines: InvoiceLine[];
}

export type ReadingVerdict = 'read' | 'unreadable' | 'not_an_invoice';
export type SealVerdict =
  | 'valid'
  | 'valid_unknown_signer'
  | 'tampered'
  | 'missing'
  | 'not_checkable'
  | 'not_checked';
