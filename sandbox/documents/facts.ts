/** What a generated document says: the answers that a reader of it must find. Types only. */

export type DocumentKind =
  | 'invoice'
  | 'credit_note'
  | 'storno'
  | 'cii'
  | 'self_billing'
  | 'foreign_currency'
  | 'attachments'
  | 'non_vat_seller'
  | 'b2c_buyer'
  | 'quirky'
  | 'error_file'
  | 'buyer_message';

export type InvoiceKind = Exclude<DocumentKind, 'error_file' | 'buyer_message'>;

/** `cif` is digits only; the other identifiers are exactly as in the XML. */
export interface PartyFacts {
  cif: string;
  name: string;
  /** PartyTaxScheme/CompanyID, and its scheme. */
  vatId: string | null;
  taxScheme: string | null;
  /** PartyLegalEntity/CompanyID: a CIF or a trade-register number. */
  legalId: string | null;
}

export interface VatGroupFacts {
  category: string;
  rate: string | null;
  base: string;
  vat: string;
  exemptionCode: string | null;
  exemption: string | null;
}

export interface AdjustmentFacts {
  charge: boolean;
  reasonCode: string | null;
  reason: string | null;
  percent: string | null;
  base: string | null;
  amount: string;
  /** Null on a line, which has its own. */
  vatCategory: string | null;
  vatRate: string | null;
}

export interface LineFacts {
  id: string;
  name: string;
  description: string | null;
  note: string | null;
  quantity: string;
  unit: string;
  /** Net price of `priceBaseQuantity` units (of one, when null). */
  price: string;
  priceBaseQuantity: string | null;
  net: string;
  vatCategory: string;
  vatRate: string | null;
  adjustments: AdjustmentFacts[];
}

export interface AttachmentFacts {
  id: string;
  description: string | null;
  filename: string | null;
  mimeCode: string | null;
  sizeBytes: number;
  sha256: string;
}

export interface PaymentFacts {
  code: string;
  iban: string | null;
  reference: string | null;
}

/** Every amount, quantity and rate is a decimal string exactly as in the XML. Dates are yyyy-mm-dd. */
export interface InvoiceFacts {
  kind: InvoiceKind;
  root: 'Invoice' | 'CreditNote' | 'CrossIndustryInvoice';
  number: string;
  typeCode: string;
  issuedOn: string;
  dueOn: string | null;
  currency: string;
  /** BT-6, null when the document has none. */
  taxCurrency: string | null;
  seller: PartyFacts;
  buyer: PartyFacts;
  payeeName: string | null;
  taxRepresentativeName: string | null;
  /** Who uploaded it: the buyer, for a self-billed invoice. */
  filedBy: 'seller' | 'buyer';
  /** BT-106, BT-107, BT-108, BT-109, BT-110, BT-112, BT-113, BT-114, BT-115. */
  lineTotal: string;
  allowanceTotal: string | null;
  chargeTotal: string | null;
  net: string;
  vat: string;
  gross: string;
  prepaid: string | null;
  rounding: string | null;
  payable: string;
  /** BT-111: null when the document has no VAT total in RON beside BT-110. */
  vatInRon: string | null;
  vatBreakdown: VatGroupFacts[];
  adjustments: AdjustmentFacts[];
  lines: LineFacts[];
  /** As in the XML, `#CODE#` prefix included; in CII the code is its own element and is put before the text here. */
  notes: string[];
  periodFrom: string | null;
  periodTo: string | null;
  deliveredOn: string | null;
  buyerReference: string | null;
  orderReference: string | null;
  contractReference: string | null;
  projectReference: string | null;
  precedingInvoices: { number: string; issuedOn: string | null }[];
  attachments: AttachmentFacts[];
  /** Supporting documents that are only an address. */
  externalDocuments: { id: string; uri: string }[];
  /** Type 130 references: the invoiced object, never an attachment. */
  invoicedObjects: string[];
  paymentMeans: PaymentFacts[];
  paymentTerms: string | null;
  /** False where the totals deliberately do not add up. */
  consistent: boolean;
  /** What was meant to be odd in it, content and serialisation alike; one may find nothing to act on. */
  quirks: Quirk[];
}

export interface ErrorFileFacts {
  kind: 'error_file';
  root: 'header';
  uploadIndex: string;
  seller: { cif: string; name: string };
  errors: string[];
}

export interface BuyerMessageFacts {
  kind: 'buyer_message';
  root: 'header';
  uploadIndex: string;
  seller: { cif: string; name: string };
  buyer: { cif: string; name: string };
  message: string;
}

export type Facts = InvoiceFacts | ErrorFileFacts | BuyerMessageFacts;

export type ContentQuirk =
  | 'empty_elements'
  | 'malformed_contact'
  | 'negative_vat'
  | 'tax_currency_same'
  | 'outside_scope_zero_rate'
  | 'rate_only_on_subtotal'
  | 'prefix_1a'
  | 'number_with_spaces'
  | 'issue_date_with_zone'
  | 'loose_decimals'
  | 'cif_lower_case'
  | 'cif_with_spaces'
  | 'cif_without_ro'
  | 'no_party_name'
  | 'cedilla'
  | 'negative_price'
  | 'totals_off_by_one'
  | 'many_lines'
  | 'old_customization';

export type SerialQuirk =
  | 'bom'
  | 'crlf'
  | 'prefix_ns2'
  | 'prefix_ns4'
  | 'prefix_redeclared'
  | 'no_declaration'
  | 'standalone'
  | 'iso_8859_2'
  | 'utf_16le'
  | 'cdata'
  | 'comments'
  | 'pseudo_schema_location'
  | 'relative_schema_location'
  | 'char_refs';

export type Quirk = ContentQuirk | SerialQuirk;
