/** What an invoice says beyond what lists show, as programs see it. The terms are EN 16931's. */
import { z } from 'zod';
import { amount, cif, count, day, translated } from '../basics.ts';

const text = z.string().nullable();
const money = amount.nullable();
const date = day.nullable();
const term = (number: string) => text.meta({ description: number });

const address = z
  .object({
    line1: text,
    line2: text,
    line3: text,
    city: text,
    postCode: text,
    county: text,
    country: text,
  })
  .meta({ id: 'Address' });

const period = z.object({ from: date, to: date }).meta({ id: 'Period' });

const party = z
  .object({
    cif: cif.nullable(),
    codes: z.array(cif).meta({ description: 'Every number of the party that may be a CIF.' }),
    locationNumbers: z.array(z.string()).meta({ description: 'What stands under scheme 0088.' }),
    name: text.meta({ description: 'What it is registered as; the trading name where there is no other.' }),
    legalName: term('BT-27, BT-44'),
    tradingName: term('BT-28, BT-45'),
    vatId: term('BT-31, BT-48, as written'),
    taxRegistration: term('BT-32: a fiscal number under another scheme than VAT'),
    legalId: term('BT-30, BT-47: a CIF or a trade-register number'),
    legalForm: term('BT-33'),
    electronicAddress: term('BT-34, BT-49'),
    identifiers: z.array(z.string()).meta({ description: 'BT-29, BT-46' }),
    address: address.nullable(),
    contact: z.object({ name: text, phone: text, email: text }).nullable(),
  })
  .meta({ id: 'PartyDetails' });

const adjustment = z
  .object({
    kind: z.enum(['allowance', 'charge']),
    amount: money,
    base: money,
    percent: text,
    reason: text,
    reasonCode: text,
    vatCategory: text,
    vatRate: text,
  })
  .meta({ id: 'Adjustment' });

const paymentMeans = z
  .object({
    code: term('BT-81'),
    text: term('BT-82'),
    reference: term('BT-83'),
    account: term('BT-84'),
    accountName: term('BT-85'),
    bic: term('BT-86'),
    card: term('BT-87'),
    cardHolder: term('BT-88'),
    mandate: term('BT-89'),
    debitedAccount: term('BT-91'),
  })
  .meta({ id: 'PaymentMeans' });

const attachment = z
  .object({
    n: count.meta({ description: 'Its number under `/attachments/{n}`.' }),
    id: term('BT-122'),
    description: term('BT-123'),
    uri: term('BT-124: a document that is only an address'),
    filename: text.meta({ description: 'As the issuer wrote it: no name to write a file under.' }),
    mimeCode: text,
    sizeBytes: count.nullable().meta({ description: 'Null where nothing is embedded, or no base64.' }),
  })
  .meta({ id: 'Attachment' });

export const invoiceDetails = z
  .object({
    syntax: z.enum(['ubl_invoice', 'ubl_credit_note', 'cii']),
    specification: term('BT-24'),
    process: term('BT-23'),
    taxPointOn: date.meta({ description: 'BT-7' }),
    taxPointCode: term('BT-8'),
    vatCurrency: term('BT-6'),
    notes: z.array(z.string()).meta({ description: 'BT-22, with its `#CODE#` where it has one' }),
    references: z.object({
      buyer: term('BT-10'),
      project: term('BT-11'),
      contract: term('BT-12'),
      order: term('BT-13'),
      salesOrder: term('BT-14'),
      receipt: term('BT-15'),
      despatch: term('BT-16'),
      tender: term('BT-17'),
      invoicedObjects: z.array(z.string()).meta({ description: 'BT-18' }),
      accounting: term('BT-19'),
    }),
    paymentTerms: term('BT-20'),
    period: period.nullable(),
    precedingInvoices: z.array(z.object({ number: text, issuedOn: date })),
    seller: party,
    buyer: party,
    payee: z.object({ name: text, id: text, legalId: text }).nullable(),
    taxRepresentative: z.object({ name: text, vatId: text, address: address.nullable() }).nullable(),
    delivery: z
      .object({ name: text, locationId: text, deliveredOn: date, address: address.nullable() })
      .nullable(),
    paymentMeans: z.array(paymentMeans),
    creditorId: term('BT-90'),
    adjustments: z.array(adjustment).meta({ description: 'Allowances and charges of the whole document.' }),
    totals: z.object({
      lines: money.meta({ description: 'BT-106' }),
      allowances: money.meta({ description: 'BT-107' }),
      charges: money.meta({ description: 'BT-108' }),
      vatInVatCurrency: money.meta({ description: 'BT-111: in lei, of an invoice in another currency' }),
      prepaid: money.meta({ description: 'BT-113' }),
      rounding: money.meta({ description: 'BT-114' }),
    }),
    attachments: z.array(attachment),
  })
  .meta({ id: 'InvoiceDetails' });

export const invoiceLine = z
  .object({
    id: text,
    name: text,
    description: text,
    quantity: text,
    unit: text,
    price: money,
    net: money,
    vatCategory: text,
    vatRate: text,
    note: term('BT-127'),
    objectId: term('BT-128'),
    orderLine: term('BT-132'),
    accountingReference: term('BT-133'),
    period: period.nullable(),
    adjustments: z.array(adjustment),
    grossPrice: money.meta({ description: 'BT-148' }),
    priceDiscount: money.meta({ description: 'BT-147' }),
    priceDiscounts: z.array(amount).meta({ description: 'What BT-147 is the sum of.' }),
    priceBaseQuantity: term('BT-149: `price` is for so many'),
    priceBaseUnit: term('BT-150'),
    sellerItemId: term('BT-155'),
    buyerItemId: term('BT-156'),
    standardItemId: term('BT-157'),
    classifications: z.array(z.string()).meta({ description: 'BT-158: the list, then the code' }),
    originCountry: term('BT-159'),
    attributes: z.array(z.object({ name: text, value: text })),
  })
  .meta({ id: 'InvoiceLine' });

export const remark = z
  .object({
    code: z.string().meta({
      description: "The rule of EN 16931 or CIUS-RO, or the reader's own word.",
      example: 'BR-CO-15',
    }),
    term: z.string().meta({ description: 'Such as `BT-131 #3`: of the third line.', example: 'BT-112' }),
    written: text.meta({ description: 'As it stands in the document, shortened; null where it does not.' }),
    expected: text.meta({ description: 'Of figures: what they would come to.' }),
    text: translated,
  })
  .meta({ id: 'Remark' });
