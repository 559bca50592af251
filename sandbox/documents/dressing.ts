/** What a document carries beside its facts: addresses, item codes, the exact texts that are written. Types only. */
import type { InvoiceFacts } from './facts.ts';

export interface PartyDressing {
  partyName: string | null;
  legalForm: string | null;
  identification: string | null;
  street: string | null;
  additionalStreet: string | null;
  city: string;
  postalZone: string | null;
  county: string | null;
  country: string;
  contact: string | null;
  phone: string | null;
  email: string | null;
}

export interface LineDressing {
  grossPrice: string | null;
  priceDiscount: string | null;
  sellerItem: string | null;
  ean: string | null;
  cpv: string | null;
  periodFrom: string | null;
  periodTo: string | null;
}

/** Parallel to facts.attachments, index by index. */
export interface AttachmentDressing {
  base64: string;
}

export interface Dressing {
  customizationId: string;
  issueDateText: string;
  taxPointDate: string | null;
  periodCode: string | null;
  seller: PartyDressing;
  buyer: PartyDressing;
  payeeLegalId: string | null;
  taxRepresentativeVatId: string | null;
  deliveryCountry: string | null;
  bank: string | null;
  lines: LineDressing[];
  attachments: AttachmentDressing[];
  /** The VAT total in RON comes before the one in the document's currency. */
  ronTotalFirst: boolean;
  /** What is written for an optional text that is absent: nothing, or an empty element. */
  blank: null | '';
}

export interface Draft {
  facts: InvoiceFacts;
  dressing: Dressing;
}
