/** One invoice that has every term, in both syntaxes: nothing is left out, and both say the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ReadInvoice } from '../src/core/invoice.ts';
import { readDocument } from '../src/documents/read-document.ts';

const whole: Omit<ReadInvoice, 'syntax'> = {
  number: 'F 1/2026',
  typeCode: '380',
  issuedOn: '2026-02-16',
  dueOn: '2026-03-18',
  currency: 'EUR',
  net: '185.00',
  vat: '37.80',
  gross: '222.80',
  payable: '200.50',
  vatBreakdown: [
    { category: 'S', rate: '21', base: '180.00', vat: '37.80', exemptionReason: null, exemptionCode: null },
    {
      category: 'E',
      rate: '0',
      base: '5.00',
      vat: '0.00',
      exemptionReason: 'Scutit',
      exemptionCode: 'VATEX-EU-132',
    },
  ],
  lines: [
    {
      id: 'L1',
      name: 'Mere',
      description: 'Soi timpuriu',
      quantity: '30',
      unit: 'KGM',
      price: '70.00',
      net: '200.00',
      vatCategory: 'S',
      vatRate: '21',
      note: 'Aviz 14',
      objectId: 'CONTOR 5',
      orderLine: 'PO-7-1',
      accountingReference: 'Cont 371',
      period: { from: '2026-02-01', to: '2026-02-14' },
      adjustments: [
        {
          kind: 'allowance',
          amount: '10.50',
          base: '210.00',
          percent: '5',
          reason: 'Rabat',
          reasonCode: null,
          vatCategory: null,
          vatRate: null,
        },
        {
          kind: 'charge',
          amount: '0.50',
          base: null,
          percent: null,
          reason: null,
          reasonCode: 'PC',
          vatCategory: null,
          vatRate: null,
        },
      ],
      grossPrice: '75.00',
      priceDiscount: '5.00',
      priceDiscounts: ['5.00'],
      priceBaseQuantity: '10',
      priceBaseUnit: 'KGM',
      sellerItemId: 'V-66',
      buyerItemId: 'B-55',
      standardItemId: '5941234567899',
      classifications: ['STI 03222321-9', '0808'],
      originCountry: 'RO',
      attributes: [{ name: 'Culoare', value: 'roșie' }],
    },
  ],
  remarks: [],
  specification: 'urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1',
  process: 'P1',
  taxPointOn: '2026-02-15',
  taxPointCode: '35',
  vatCurrency: 'RON',
  notes: ['#AAI#Prima notă', 'A doua notă'],
  references: {
    buyer: 'Birou 4',
    project: 'PRJ 9',
    contract: 'C 12',
    order: 'PO-7',
    salesOrder: 'SO-8',
    receipt: 'NIR 4',
    despatch: 'AVIZ 3',
    tender: 'LOT 5',
    invoicedObjects: ['POD 1'],
    accounting: 'Cont 628',
  },
  paymentTerms: '30 de zile',
  period: { from: '2026-02-01', to: '2026-02-28' },
  precedingInvoices: [
    { number: 'F 0/2026', issuedOn: '2026-01-15' },
    { number: 'F -1/2026', issuedOn: null },
  ],
  seller: {
    cif: '14399840',
    codes: ['14399840'],
    locationNumbers: [],
    name: 'Vânzător SRL',
    legalName: 'Vânzător SRL',
    tradingName: 'Prăvălia',
    vatId: 'RO14399840',
    taxRegistration: '14399840',
    legalId: 'J40/1/2002',
    legalForm: 'Capital social 200 lei',
    electronicAddress: 'facturi@vanzator.example',
    identifiers: ['V-1'],
    address: {
      line1: 'Str. Lungă 1',
      line2: 'Et. 2',
      line3: 'Ap. 3',
      city: 'SECTOR2',
      postCode: '020012',
      county: 'RO-B',
      country: 'RO',
    },
    contact: { name: 'Ana', phone: '021 000 000', email: 'ana@vanzator.example' },
  },
  buyer: {
    cif: '361757',
    codes: ['361757'],
    locationNumbers: [],
    name: 'Cumpărător SA',
    legalName: 'Cumpărător SA',
    tradingName: null,
    vatId: 'RO361757',
    taxRegistration: null,
    legalId: null,
    legalForm: null,
    electronicAddress: null,
    identifiers: [],
    address: {
      line1: 'Bd. Nou 2',
      line2: null,
      line3: null,
      city: 'Cluj-Napoca',
      postCode: null,
      county: 'RO-CJ',
      country: 'RO',
    },
    contact: null,
  },
  payee: { name: 'Factor IFN', id: 'B-1', legalId: 'J12/5/2001' },
  taxRepresentative: {
    name: 'Reprezentant SRL',
    vatId: 'RO1590082',
    address: {
      line1: 'Str. Mică 5',
      line2: null,
      line3: null,
      city: 'Iași',
      postCode: null,
      county: 'RO-IS',
      country: 'RO',
    },
  },
  delivery: {
    name: 'Magazia',
    locationId: 'DEP-3',
    deliveredOn: '2026-02-14',
    address: {
      line1: 'Depozit',
      line2: null,
      line3: null,
      city: 'Turda',
      postCode: '401001',
      county: null,
      country: 'RO',
    },
  },
  paymentMeans: [
    {
      code: '59',
      text: 'Debitare directă',
      reference: 'REF 77',
      account: 'RO49AAAA1B31007593840000',
      accountName: 'Vânzător SRL',
      bic: 'AAAAROBU',
      card: '1234',
      cardHolder: 'I. Pop',
      mandate: 'M-1',
      debitedAccount: 'RO66BACX0000001234567890',
    },
  ],
  creditorId: 'RO99ZZZ',
  adjustments: [
    {
      kind: 'allowance',
      amount: '20.00',
      base: '200.00',
      percent: '10',
      reason: 'Discount',
      reasonCode: '95',
      vatCategory: 'S',
      vatRate: '21',
    },
    {
      kind: 'charge',
      amount: '5.00',
      base: null,
      percent: null,
      reason: 'Transport',
      reasonCode: null,
      vatCategory: 'E',
      vatRate: '0',
    },
  ],
  totals: {
    lines: '200.00',
    allowances: '20.00',
    charges: '5.00',
    vatInVatCurrency: '193.00',
    prepaid: '22.80',
    rounding: '0.50',
  },
  attachments: [
    {
      n: 1,
      id: 'ANEXA 1',
      description: 'Proces verbal',
      uri: null,
      filename: 'pv.csv',
      mimeCode: 'text/csv',
      sizeBytes: 4,
    },
    {
      n: 2,
      id: 'SPEC',
      description: null,
      uri: 'https://documente.example/spec.pdf',
      filename: null,
      mimeCode: null,
      sizeBytes: null,
    },
  ],
};

test('every term of an invoice is read from UBL', () => {
  assert.deepEqual(readFixture('whole-ubl.xml', 'ubl_invoice'), { syntax: 'ubl_invoice', ...whole });
});

test('every term is read from CII; the code of the tax point is of another list there', () => {
  assert.deepEqual(readFixture('whole-cii.xml', 'cii'), { syntax: 'cii', ...whole, taxPointCode: '29' });
});

test('every term has a text somewhere, so that leaving one out would be seen', () => {
  const absent: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (value === null || (Array.isArray(value) && value.length === 0)) absent.push(path);
    else if (typeof value === 'object')
      for (const [key, inner] of Object.entries(value))
        look(inner, Array.isArray(value) ? path : `${path}.${key}`);
  };
  const {
    buyer,
    vatBreakdown,
    precedingInvoices,
    taxRepresentative,
    delivery,
    adjustments,
    attachments,
    remarks,
    lines,
    ...rest
  } = whole;
  look(rest, '');
  assert.deepEqual(absent, ['.seller.locationNumbers']);
});

function readFixture(file: string, kind: 'ubl_invoice' | 'cii'): ReadInvoice {
  const reading = readDocument(readFileSync(join(import.meta.dirname, 'fixtures', file)), kind);
  assert.ok(reading.verdict === 'read');
  return reading.invoice;
}
