/** The words that a shown invoice is made of, in each language. Knows no invoice. */
import type { SealVerdict } from '../../core/invoice.ts';
import { en } from './en.ts';
import { ro } from './ro.ts';

export const languages = ['ro', 'en'] as const;
export type Language = (typeof languages)[number];

export const wordsOf: Record<Language, Words> = { ro, en };

export interface Words {
  /** How numbers are written: `1.234,50` or `1,234.50`. */
  thousands: string;
  decimal: string;
  percent(rate: string): string;
  months: readonly string[] | null;
  /** Behind an instant: whose clock it is. */
  romanianTime: string;

  /** Of BT-3, by code. */
  kinds: Readonly<Record<string, string>>;
  invoice: string;
  creditNote: string;
  number: string;
  noNumber: string;

  issuedOn: string;
  dueOn: string;
  taxPointOn: string;
  taxPoint: string;
  taxPoints: Readonly<Record<string, string>>;
  currency: string;
  vatCurrency: string;
  period: string;
  from: string;
  until: string;
  type: string;

  seller: string;
  buyer: string;
  payee: string;
  taxRepresentative: string;
  delivery: string;
  tradingName: string;
  cif: string;
  vatId: string;
  taxRegistration: string;
  legalId: string;
  legalForm: string;
  electronicAddress: string;
  identifier: string;
  address: string;
  contact: string;
  deliveredOn: string;
  locationId: string;

  references: string;
  buyerReference: string;
  project: string;
  contract: string;
  order: string;
  salesOrder: string;
  receipt: string;
  despatch: string;
  tender: string;
  invoicedObject: string;
  accounting: string;
  precedingInvoice: string;
  /** Between a number and its date. */
  dated: string;
  process: string;

  columns: {
    ordinal: string;
    item: string;
    quantity: string;
    unit: string;
    price: string;
    vat: string;
    net: string;
  };
  perUnits(quantity: string, unit: string): string;
  lineNote: string;
  objectId: string;
  orderLine: string;
  grossPrice: string;
  priceDiscount: string;
  sellerItemId: string;
  buyerItemId: string;
  standardItemId: string;
  classification: string;
  originCountry: string;
  lineCount(shown: string, all: string): string;

  allowance: string;
  charge: string;
  adjustments: string;
  /** `10% of 250,00`. */
  shareOf(percent: string, base: string): string;
  code: string;

  vatBreakdown: string;
  vatCategory: string;
  vatCategories: Readonly<Record<string, string>>;
  rate: string;
  base: string;
  vat: string;

  totals: {
    lines: string;
    allowances: string;
    charges: string;
    net: string;
    vat: string;
    vatInVatCurrency(currency: string): string;
    gross: string;
    prepaid: string;
    rounding: string;
    payable: string;
  };

  payment: string;
  paymentTerms: string;
  paymentMeans: string;
  means: Readonly<Record<string, string>>;
  paymentReference: string;
  account: string;
  accountName: string;
  bic: string;
  card: string;
  mandate: string;
  creditor: string;
  debitedAccount: string;

  notes: string;
  attachments: string;
  attachedBytes(size: string): string;
  notAttached: string;
  units: Readonly<Record<string, string>>;

  remarks: string;

  /** What is known of the original, below every page. */
  seals: Readonly<Record<SealVerdict, string>>;
  seal: string;
  availableSince: string;
  uploadIndex: string;
  message: string;
  downloadedAt: string;
  originalSha256: string;
  notTheOriginal: string;
  missingSigns: string;
  page: string;
}
