/** The shapes of an invoice with nothing in them: what an older reading left out reads as absent. */

import type { InvoiceLine, PartyDetails } from './invoice.ts';

export const emptyParty: PartyDetails = {
  cif: null,
  name: null,
  legalName: null,
  tradingName: null,
  vatId: null,
  taxRegistration: null,
  legalId: null,
  legalForm: null,
  electronicAddress: null,
  identifiers: [],
  address: null,
  contact: null,
};

export const emptyLine: InvoiceLine = {
  id: null,
  name: null,
  description: null,
  quantity: null,
  unit: null,
  price: null,
  net: null,
  vatCategory: null,
  vatRate: null,
  note: null,
  objectId: null,
  orderLine: null,
  accountingReference: null,
  period: null,
  adjustments: [],
  grossPrice: null,
  priceDiscount: null,
  priceBaseQuantity: null,
  priceBaseUnit: null,
  sellerItemId: null,
  buyerItemId: null,
  standardItemId: null,
  classifications: [],
  originCountry: null,
  attributes: [],
};
