/** An invoice as it was read from a document: the field's own terms (EN 16931 groups beside each), amounts as they were written. */

export interface Party {
  /** Digits without RO, null when the document names none (BT-31, BT-32, BT-48, BT-30, BT-47). */
  cif: string | null;
  name: string | null;
}

/** BG-23. */
export interface VatSubtotal {
  /** BT-118. */
  category: string | null;
  /** BT-119. */
  rate: string | null;
  /** BT-116. */
  base: string | null;
  /** BT-117. */
  vat: string | null;
  /** BT-120, or the code BT-121 when there is no text. */
  exemptionReason: string | null;
}

/** BG-25. */
export interface InvoiceLine {
  /** BT-126. */
  id: string | null;
  /** BT-153. */
  name: string | null;
  /** BT-154. */
  description: string | null;
  /** BT-129. */
  quantity: string | null;
  /** BT-130. */
  unit: string | null;
  /** BT-146, may be negative. */
  price: string | null;
  /** BT-131. */
  net: string | null;
  /** BT-151. */
  vatCategory: string | null;
  /** BT-152. */
  vatRate: string | null;
}

/** Something that is written in the document but was not taken over as it stands: reading is lenient, and never silent. */
export interface ReadingRemark {
  /** The term it would have been, such as `BT-112`, with the line's or group's ordinal: `BT-131 #3`. */
  term: string;
  problem: 'not_a_number' | 'not_a_date' | 'other_currency' | 'too_long';
  /** As it was written, shortened. */
  written: string;
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
  remarks: ReadingRemark[];
}

export type ReadingVerdict = 'read' | 'unreadable' | 'not_an_invoice';
export type SealVerdict =
  | 'valid'
  | 'valid_unknown_signer'
  | 'tampered'
  | 'missing'
  | 'not_checkable'
  | 'not_checked';
