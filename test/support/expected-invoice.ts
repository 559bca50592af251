/** What a reader must find in a document of the sandbox: its facts and its dressing, in the product's shape. */
import type { Dressing, LineDressing, PartyDressing } from '../../sandbox/documents/dressing.ts';
import type { AdjustmentFacts, InvoiceFacts, LineFacts, PartyFacts } from '../../sandbox/documents/facts.ts';
import type {
  Address,
  Adjustment,
  InvoiceDetails,
  InvoiceLine,
  PartyDetails,
  PaymentMeans,
  ReadInvoice,
} from '../../src/core/invoice.ts';
import { emptyLine, emptyParty } from './empty-invoice.ts';

const syntaxes = {
  Invoice: 'ubl_invoice',
  CreditNote: 'ubl_credit_note',
  CrossIndustryInvoice: 'cii',
} as const;
const emptyAddress: Address = {
  line1: null,
  line2: null,
  line3: null,
  city: null,
  postCode: null,
  county: null,
  country: null,
};

export function expectedInvoice(facts: InvoiceFacts, dressing: Dressing): Omit<ReadInvoice, 'remarks'> {
  const cii = facts.root === 'CrossIndustryInvoice';
  const { number, typeCode, issuedOn, currency, net, vat, gross, payable } = facts;
  return {
    syntax: syntaxes[facts.root],
    number,
    typeCode,
    issuedOn,
    // A credit note has its due date among the payment means, so without them it has none.
    dueOn: facts.root === 'CreditNote' && facts.paymentMeans.length === 0 ? null : facts.dueOn,
    currency,
    net,
    vat,
    gross,
    payable,
    vatBreakdown: facts.vatBreakdown.map(({ category, rate, base, vat, exemption, exemptionCode }) => ({
      category,
      rate,
      base,
      vat,
      exemptionReason: exemption ?? exemptionCode,
      exemptionCode,
    })),
    lines: facts.lines.map((line, i) => expectedLine(line, dressing.lines[i]!, cii)),
    ...expectedParties(facts, dressing, cii),
    ...expectedReferences(facts),
    specification: dressing.customizationId,
    process: null,
    taxPointOn: cii ? null : dressing.taxPointDate,
    taxPointCode: cii ? null : dressing.periodCode,
    vatCurrency: facts.taxCurrency,
    notes: facts.notes,
    paymentTerms: facts.paymentTerms,
    period: facts.periodFrom === null ? null : { from: facts.periodFrom, to: facts.periodTo },
    paymentMeans: facts.paymentMeans.map((means) => expectedMeans(means, facts, dressing, cii)),
    creditorId: null,
    adjustments: facts.adjustments.map(expectedAdjustment),
    totals: {
      lines: facts.lineTotal,
      allowances: facts.allowanceTotal,
      charges: facts.chargeTotal,
      vatInVatCurrency: facts.vatInRon,
      prepaid: facts.prepaid,
      rounding: facts.rounding,
    },
  };
}

function expectedLine(line: LineFacts, extra: LineDressing, cii: boolean): InvoiceLine {
  const { adjustments, priceBaseQuantity, ...said } = line;
  return {
    ...emptyLine,
    ...said,
    priceBaseQuantity,
    priceBaseUnit: priceBaseQuantity === null ? null : line.unit,
    grossPrice: extra.grossPrice,
    priceDiscount: extra.priceDiscount,
    priceDiscounts: [extra.priceDiscount].filter((one) => one !== null),
    sellerItemId: extra.sellerItem || null,
    standardItemId: extra.ean,
    classifications: extra.cpv === null ? [] : [`STI ${extra.cpv}`],
    period:
      extra.periodFrom === null || (cii && extra.periodTo === null)
        ? null
        : { from: extra.periodFrom, to: extra.periodTo },
    adjustments: adjustments.map(expectedAdjustment),
  };
}

function expectedAdjustment({ charge, ...said }: AdjustmentFacts): Adjustment {
  return { kind: charge ? 'charge' : 'allowance', ...said };
}

function expectedParties(
  facts: InvoiceFacts,
  dressing: Dressing,
  cii: boolean,
): Pick<InvoiceDetails, 'seller' | 'buyer' | 'payee' | 'taxRepresentative' | 'delivery'> {
  const { deliveredOn, payeeName, taxRepresentativeName } = facts;
  const { deliveryCountry: country } = dressing;
  return {
    seller: expectedParty(facts.seller, dressing.seller, cii),
    buyer: expectedParty(facts.buyer, dressing.buyer, cii),
    payee: payeeName === null ? null : { name: payeeName, id: null, legalId: dressing.payeeLegalId },
    taxRepresentative:
      taxRepresentativeName === null
        ? null
        : {
            name: taxRepresentativeName,
            vatId: dressing.taxRepresentativeVatId,
            address: { ...emptyAddress, city: 'SECTOR3', county: cii ? null : 'RO-B', country: 'RO' },
          },
    delivery:
      deliveredOn === null && country === null
        ? null
        : {
            name: null,
            locationId: null,
            deliveredOn,
            address: country === null ? null : { ...emptyAddress, country },
          },
  };
}

function expectedParty(facts: PartyFacts, dressing: PartyDressing, cii: boolean): PartyDetails {
  const isVat = facts.taxScheme === 'VAT';
  const contact = {
    name: dressing.contact || null,
    phone: dressing.phone || null,
    email: dressing.email || null,
  };
  return {
    ...emptyParty,
    cif: facts.cif,
    codes: expectedCodes(facts, dressing),
    name: facts.name,
    legalName: facts.name,
    tradingName: cii ? null : dressing.partyName,
    vatId: isVat ? facts.vatId : null,
    taxRegistration: isVat ? null : facts.vatId,
    legalId: facts.legalId,
    legalForm: cii ? null : dressing.legalForm || null,
    identifiers: dressing.identification === null ? [] : [dressing.identification],
    address: {
      ...emptyAddress,
      line1: dressing.street || null,
      line2: dressing.additionalStreet || null,
      city: dressing.city,
      postCode: dressing.postalZone || null,
      county: dressing.county,
      country: dressing.country,
    },
    contact: Object.values(contact).some((part) => part !== null) ? contact : null,
  };
}

/** What has digits alone, but for its country; the register of a party abroad and the trade register's numbers are none. */
function expectedCodes({ vatId, legalId }: PartyFacts, { identification }: PartyDressing): string[] {
  const written = [vatId, legalId, identification].map(
    (code) => code?.replace(/\s/g, '').replace(/^ro/i, '') ?? '',
  );
  return [...new Set(written.filter((code) => /^(\d{2,10}|\d{13})$/.test(code)))];
}

function expectedReferences(
  facts: InvoiceFacts,
): Pick<InvoiceDetails, 'references' | 'precedingInvoices' | 'attachments'> {
  const supporting = [
    ...facts.attachments.map(({ sha256, ...said }) => ({ ...said, uri: null })),
    ...facts.externalDocuments.map((said) => ({
      ...said,
      description: null,
      filename: null,
      mimeCode: null,
      sizeBytes: null,
    })),
  ];
  return {
    references: {
      buyer: facts.buyerReference,
      project: facts.projectReference,
      contract: facts.contractReference,
      order: facts.orderReference,
      salesOrder: null,
      receipt: null,
      despatch: null,
      tender: null,
      invoicedObjects: facts.invoicedObjects,
      accounting: null,
    },
    precedingInvoices: facts.precedingInvoices,
    attachments: supporting.map((said, i) => ({ n: i + 1, ...said })),
  };
}

function expectedMeans(
  { code, iban, reference }: InvoiceFacts['paymentMeans'][number],
  facts: InvoiceFacts,
  dressing: Dressing,
  cii: boolean,
): PaymentMeans {
  return {
    code,
    text: null,
    // CII has one for all of them.
    reference: cii ? facts.paymentMeans[0]!.reference : reference,
    account: iban,
    accountName: cii || iban === null ? null : dressing.bank,
    bic: null,
    card: !cii && code === '48' ? '0000' : null,
    cardHolder: null,
    mandate: null,
    debitedAccount: null,
  };
}
