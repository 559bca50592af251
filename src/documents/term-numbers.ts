/** The numbers of EN 16931's terms where one shape occurs in several places, and how many of a thing are taken over. */

export interface AddressTerms {
  line1: string;
  line2: string;
  line3: string;
  city: string;
  postCode: string;
  county: string;
  country: string;
}

function addressTerms(
  line1: string,
  line2: string,
  line3: string,
  city: string,
  postCode: string,
  county: string,
  country: string,
): AddressTerms {
  return { line1, line2, line3, city, postCode, county, country };
}

export const sellerTerms = {
  legalName: 'BT-27',
  tradingName: 'BT-28',
  identifier: 'BT-29',
  legalId: 'BT-30',
  vatId: 'BT-31',
  taxRegistration: 'BT-32',
  legalForm: 'BT-33',
  electronicAddress: 'BT-34',
  contactName: 'BT-41',
  contactPhone: 'BT-42',
  contactEmail: 'BT-43',
  address: addressTerms('BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40'),
};

export type PartyTerms = typeof sellerTerms;

/** A buyer has no term for a legal form or for a tax registration beside VAT; what is there is read all the same. */
export const buyerTerms: PartyTerms = {
  legalName: 'BT-44',
  tradingName: 'BT-45',
  identifier: 'BT-46',
  legalId: 'BT-47',
  vatId: 'BT-48',
  taxRegistration: 'BT-48',
  legalForm: 'BG-7',
  electronicAddress: 'BT-49',
  contactName: 'BT-56',
  contactPhone: 'BT-57',
  contactEmail: 'BT-58',
  address: addressTerms('BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55'),
};

export const representativeAddress = addressTerms(
  'BT-64',
  'BT-65',
  'BT-164',
  'BT-66',
  'BT-67',
  'BT-68',
  'BT-69',
);
export const deliveryAddress = addressTerms('BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80');

export interface AdjustmentTerms {
  amount: string;
  base: string;
  percent: string;
  vatCategory: string;
  vatRate: string;
  reason: string;
  reasonCode: string;
}

/** BG-20, BG-21. */
export const documentAdjustment: Record<'allowance' | 'charge', AdjustmentTerms> = {
  allowance: {
    amount: 'BT-92',
    base: 'BT-93',
    percent: 'BT-94',
    vatCategory: 'BT-95',
    vatRate: 'BT-96',
    reason: 'BT-97',
    reasonCode: 'BT-98',
  },
  charge: {
    amount: 'BT-99',
    base: 'BT-100',
    percent: 'BT-101',
    vatCategory: 'BT-102',
    vatRate: 'BT-103',
    reason: 'BT-104',
    reasonCode: 'BT-105',
  },
};

/** BG-27, BG-28: a line's own VAT is theirs too. */
export const lineAdjustment: Record<'allowance' | 'charge', AdjustmentTerms> = {
  allowance: {
    amount: 'BT-136',
    base: 'BT-137',
    percent: 'BT-138',
    vatCategory: 'BG-27',
    vatRate: 'BG-27',
    reason: 'BT-139',
    reasonCode: 'BT-140',
  },
  charge: {
    amount: 'BT-141',
    base: 'BT-142',
    percent: 'BT-143',
    vatCategory: 'BG-28',
    vatRate: 'BG-28',
    reason: 'BT-144',
    reasonCode: 'BT-145',
  },
};

/**
 * ANAF's rules allow 20 notes, 500 preceding invoices and 50 attachments; there, and elsewhere, a multiple is taken
 * over. ANAF's 10 MB hold fewer than 25,000 lines that have all that a line must have.
 */
export const most = {
  lines: 25_000,
  vatGroups: 500,
  notes: 200,
  precedingInvoices: 1_000,
  supportingDocuments: 500,
  invoicedObjects: 100,
  paymentMeans: 200,
  adjustments: 1_000,
  identifiers: 50,
  lineAdjustments: 100,
  classifications: 50,
  attributes: 200,
};
