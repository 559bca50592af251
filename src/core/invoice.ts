/** An invoice as it was read from a document: the field's own terms (EN 16931 groups beside each), amounts as they were written. */
import type { Remark } from './remark.ts';

export interface Party {
  /** Digits without RO, null when the document names none (BT-31, BT-32, BT-48, BT-30, BT-47, BT-34, BT-29). */
  cif: string | null;
  /** What it is registered as; the trading name where there is no other. */
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
  /** BT-121, such as `VATEX-EU-AE`. */
  exemptionCode: string | null;
}

/** BG-25. */
export interface InvoiceLine extends LineDetails {
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

export interface ReadInvoice extends InvoiceDetails {
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
  remarks: Remark[];
}

/** BG-5, BG-8, BG-12, BG-15. */
export interface Address {
  line1: string | null;
  line2: string | null;
  line3: string | null;
  city: string | null;
  postCode: string | null;
  /** `RO-B`, `RO-CJ`; a Bucharest address has its sector as the city. */
  county: string | null;
  /** ISO 3166, and `1A` for Kosovo. */
  country: string | null;
}

/** BG-6, BG-9: free text of strangers. */
export interface Contact {
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** BG-4, BG-7. Identifiers exactly as they were written; `cif` is what they come to. */
export interface PartyDetails extends Party {
  /** Every number of the party that may be a CIF, `cif` first: a company is known again by any of them. */
  codes: string[];
  /** Numbers of scheme 0088 (GS1): thirteen digits that are not a person's code. */
  locationNumbers: string[];
  /** BT-27, BT-44. */
  legalName: string | null;
  /** BT-28, BT-45. */
  tradingName: string | null;
  /** BT-31, BT-48. */
  vatId: string | null;
  /** BT-32: a fiscal number under another scheme than VAT. */
  taxRegistration: string | null;
  /** BT-30, BT-47: a CIF or a trade-register number. */
  legalId: string | null;
  /** BT-33. */
  legalForm: string | null;
  /** BT-34, BT-49. */
  electronicAddress: string | null;
  /** BT-29, BT-46. */
  identifiers: string[];
  address: Address | null;
  contact: Contact | null;
}

/** BG-20 and BG-21 of the document, BG-27 and BG-28 of a line. */
export interface Adjustment {
  kind: 'allowance' | 'charge';
  amount: string | null;
  base: string | null;
  percent: string | null;
  reason: string | null;
  reasonCode: string | null;
  /** Null on a line, which has its own. */
  vatCategory: string | null;
  vatRate: string | null;
}

/** BG-16. */
export interface PaymentMeans {
  /** BT-81. */
  code: string | null;
  /** BT-82. */
  text: string | null;
  /** BT-83. */
  reference: string | null;
  /** BT-84. */
  account: string | null;
  /** BT-85. */
  accountName: string | null;
  /** BT-86. */
  bic: string | null;
  /** BT-87: as a rule its last digits. */
  card: string | null;
  /** BT-88. */
  cardHolder: string | null;
  /** BT-89. */
  mandate: string | null;
  /** BT-91. */
  debitedAccount: string | null;
}

/** BG-24. The bytes stay in the document: `n` finds them there. */
export interface Attachment {
  /** From 1, in the document's order of supporting documents. */
  n: number;
  /** BT-122. */
  id: string | null;
  /** BT-123. */
  description: string | null;
  /** BT-124: a document that is only an address. */
  uri: string | null;
  /** As it was written; never a path to write to. */
  filename: string | null;
  mimeCode: string | null;
  /** Null when nothing is embedded, or when what is embedded is no base64. */
  sizeBytes: number | null;
}

export interface Period {
  from: string | null;
  to: string | null;
}

/** What BG-25 says beyond the common columns. */
export interface LineDetails {
  /** BT-127. */
  note: string | null;
  /** BT-128. */
  objectId: string | null;
  /** BT-132. */
  orderLine: string | null;
  /** BT-133. */
  accountingReference: string | null;
  /** BG-26. */
  period: Period | null;
  /** BG-27, BG-28. */
  adjustments: Adjustment[];
  /** BT-148, BT-147. */
  grossPrice: string | null;
  priceDiscount: string | null;
  /** What BT-147 is the sum of; documents give several, and a charge among them is below zero. */
  priceDiscounts: string[];
  /** BT-149, BT-150: `price` is for so many. */
  priceBaseQuantity: string | null;
  priceBaseUnit: string | null;
  /** BT-155, BT-156, BT-157. */
  sellerItemId: string | null;
  buyerItemId: string | null;
  standardItemId: string | null;
  /** BT-158, such as `CPV 09310000-5` or `NC8 27160000`: the list's name, then the code. */
  classifications: string[];
  /** BT-159. */
  originCountry: string | null;
  /** BG-32. */
  attributes: { name: string | null; value: string | null }[];
}

/** What an invoice says beyond what lists show. */
export interface InvoiceDetails {
  /** BT-24, BT-23. */
  specification: string | null;
  process: string | null;
  /** BT-7, and BT-8 as its code. */
  taxPointOn: string | null;
  taxPointCode: string | null;
  /** BT-6. */
  vatCurrency: string | null;
  /** BT-22, `#CODE#` prefix included. */
  notes: string[];
  /** BT-10 to BT-20. */
  references: {
    buyer: string | null;
    project: string | null;
    contract: string | null;
    order: string | null;
    salesOrder: string | null;
    receipt: string | null;
    despatch: string | null;
    tender: string | null;
    /** BT-18. */
    invoicedObjects: string[];
    accounting: string | null;
  };
  /** BT-20. */
  paymentTerms: string | null;
  /** BG-14. */
  period: Period | null;
  /** BG-3. */
  precedingInvoices: { number: string | null; issuedOn: string | null }[];
  seller: PartyDetails;
  buyer: PartyDetails;
  /** BG-10. */
  payee: { name: string | null; id: string | null; legalId: string | null } | null;
  /** BG-11. */
  taxRepresentative: { name: string | null; vatId: string | null; address: Address | null } | null;
  /** BG-13. */
  delivery: {
    name: string | null;
    locationId: string | null;
    deliveredOn: string | null;
    address: Address | null;
  } | null;
  paymentMeans: PaymentMeans[];
  /** BT-90: the seller's, or the payee's, at the bank that debits. */
  creditorId: string | null;
  adjustments: Adjustment[];
  /** BG-22, beside net, vat, gross and payable. */
  totals: {
    /** BT-106. */
    lines: string | null;
    /** BT-107. */
    allowances: string | null;
    /** BT-108. */
    charges: string | null;
    /** BT-111: the VAT in lei of an invoice in another currency. */
    vatInVatCurrency: string | null;
    /** BT-113. */
    prepaid: string | null;
    /** BT-114. */
    rounding: string | null;
  };
  attachments: Attachment[];
}

export const readingVerdicts = ['read', 'unreadable', 'not_an_invoice'] as const;
export type ReadingVerdict = (typeof readingVerdicts)[number];

export const sealVerdicts = [
  'valid',
  'valid_unknown_signer',
  'tampered',
  'missing',
  'not_checkable',
  'not_checked',
] as const;
export type SealVerdict = (typeof sealVerdicts)[number];
