/**
 * An invoice's content is stored without its nulls and empty lists, which were half of its bytes; reading it puts them
 * back. The compiler keeps the table of fields whole. Rows of older versions have nulls, and lack what was not read then.
 */
import type { InvoiceDetails, InvoiceLine, ReadInvoice, VatSubtotal } from '../../core/invoice.ts';

export type StoredDetails = InvoiceDetails & Pick<ReadInvoice, 'syntax'>;

type Shape<T> = { [K in keyof T]-?: Field<T[K]> };

type Field<V> =
  NonNullable<V> extends readonly (infer Item)[]
    ? Item extends object
      ? { each: Shape<Item> }
      : 'list'
    : NonNullable<V> extends object
      ? null extends V
        ? { orNull: Shape<NonNullable<V>> }
        : { always: Shape<V> }
      : 'value';

export function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  // For every object of every document: the pairs of Object.entries() cost as much again.
  for (const key of Object.keys(value)) {
    const field: unknown = value[key as keyof T];
    if (field !== null && !(Array.isArray(field) && field.length === 0)) kept[key] = withoutNulls(field);
  }
  return kept as T;
}

export const completeDetails = (stored: object): StoredDetails => complete(details, stored);
export const completeLine = (stored: object): InvoiceLine => complete(line, stored);
export const completeSubtotal = (stored: object): VatSubtotal => complete(subtotal, stored);

type Stored = Record<string, unknown>;

function complete<T>(shape: Shape<T>, stored: object): T {
  const whole: Stored = {};
  for (const [key, field] of Object.entries(shape) as [string, AnyField][]) {
    const value = (stored as Stored)[key] ?? null;
    if (field === 'value') whole[key] = value;
    else if (field === 'list') whole[key] = value ?? [];
    else if ('each' in field)
      whole[key] = ((value ?? []) as object[]).map((one) => complete(field.each, one));
    else if ('always' in field) whole[key] = complete(field.always, value ?? {});
    else whole[key] = value && complete(field.orNull, value);
  }
  return whole as T;
}

type AnyShape = Shape<Record<never, never>>;
type AnyField = 'value' | 'list' | { each: AnyShape } | { always: AnyShape } | { orNull: AnyShape };

const subtotal: Shape<VatSubtotal> = {
  category: 'value',
  rate: 'value',
  base: 'value',
  vat: 'value',
  exemptionReason: 'value',
  exemptionCode: 'value',
};

const period = { from: 'value', to: 'value' } as const;

const address = {
  line1: 'value',
  line2: 'value',
  line3: 'value',
  city: 'value',
  postCode: 'value',
  county: 'value',
  country: 'value',
} as const;

const adjustment = {
  kind: 'value',
  amount: 'value',
  base: 'value',
  percent: 'value',
  reason: 'value',
  reasonCode: 'value',
  vatCategory: 'value',
  vatRate: 'value',
} as const;

const line: Shape<InvoiceLine> = {
  id: 'value',
  name: 'value',
  description: 'value',
  quantity: 'value',
  unit: 'value',
  price: 'value',
  net: 'value',
  vatCategory: 'value',
  vatRate: 'value',
  note: 'value',
  objectId: 'value',
  orderLine: 'value',
  accountingReference: 'value',
  period: { orNull: period },
  adjustments: { each: adjustment },
  grossPrice: 'value',
  priceDiscount: 'value',
  priceDiscounts: 'list',
  priceBaseQuantity: 'value',
  priceBaseUnit: 'value',
  sellerItemId: 'value',
  buyerItemId: 'value',
  standardItemId: 'value',
  classifications: 'list',
  originCountry: 'value',
  attributes: { each: { name: 'value', value: 'value' } },
};

const party: Shape<StoredDetails['seller']> = {
  cif: 'value',
  codes: 'list',
  locationNumbers: 'list',
  name: 'value',
  legalName: 'value',
  tradingName: 'value',
  vatId: 'value',
  taxRegistration: 'value',
  legalId: 'value',
  legalForm: 'value',
  electronicAddress: 'value',
  identifiers: 'list',
  address: { orNull: address },
  contact: { orNull: { name: 'value', phone: 'value', email: 'value' } },
};

const details: Shape<StoredDetails> = {
  syntax: 'value',
  specification: 'value',
  process: 'value',
  taxPointOn: 'value',
  taxPointCode: 'value',
  vatCurrency: 'value',
  notes: 'list',
  references: {
    always: {
      buyer: 'value',
      project: 'value',
      contract: 'value',
      order: 'value',
      salesOrder: 'value',
      receipt: 'value',
      despatch: 'value',
      tender: 'value',
      invoicedObjects: 'list',
      accounting: 'value',
    },
  },
  paymentTerms: 'value',
  period: { orNull: period },
  precedingInvoices: { each: { number: 'value', issuedOn: 'value' } },
  seller: { always: party },
  buyer: { always: party },
  payee: { orNull: { name: 'value', id: 'value', legalId: 'value' } },
  taxRepresentative: { orNull: { name: 'value', vatId: 'value', address: { orNull: address } } },
  delivery: {
    orNull: {
      name: 'value',
      locationId: 'value',
      deliveredOn: 'value',
      address: { orNull: address },
    },
  },
  paymentMeans: {
    each: {
      code: 'value',
      text: 'value',
      reference: 'value',
      account: 'value',
      accountName: 'value',
      bic: 'value',
      card: 'value',
      cardHolder: 'value',
      mandate: 'value',
      debitedAccount: 'value',
    },
  },
  creditorId: 'value',
  adjustments: { each: adjustment },
  totals: {
    always: {
      lines: 'value',
      allowances: 'value',
      charges: 'value',
      vatInVatCurrency: 'value',
      prepaid: 'value',
      rounding: 'value',
    },
  },
  attachments: {
    each: {
      n: 'value',
      id: 'value',
      description: 'value',
      uri: 'value',
      filename: 'value',
      mimeCode: 'value',
      sizeBytes: 'value',
    },
  },
};
