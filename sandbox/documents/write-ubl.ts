/** Writes a draft as a UBL 2.1 Invoice or CreditNote tree; elements are in the order of the schema. */
import type { AttachmentDressing, Draft, Dressing } from './dressing.ts';
import { type Element, leaf, node, nodeUnlessEmpty } from './element.ts';
import type { AttachmentFacts, InvoiceFacts, PaymentFacts } from './facts.ts';
import { adjustmentElement, amount, taxCategory, ublLine } from './write-ubl-line.ts';
import { party, payeeParty, taxRepresentative } from './write-ubl-party.ts';

export const ublNamespaces = (root: 'Invoice' | 'CreditNote') => ({
  '': `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
});

export function writeUbl({ facts, dressing }: Draft): Element {
  const credit = facts.root === 'CreditNote';
  const { blank } = dressing;
  return node(
    facts.root,
    leaf('cbc:CustomizationID', dressing.customizationId),
    leaf('cbc:ID', facts.number),
    leaf('cbc:IssueDate', dressing.issueDateText),
    credit ? null : leaf('cbc:DueDate', facts.dueOn ?? blank),
    // The two schemas differ: a credit note has its tax point before its type and its notes.
    credit ? leaf('cbc:TaxPointDate', dressing.taxPointDate) : null,
    leaf(credit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', facts.typeCode),
    notes(facts, dressing),
    credit ? null : leaf('cbc:TaxPointDate', dressing.taxPointDate),
    leaf('cbc:DocumentCurrencyCode', facts.currency),
    leaf('cbc:TaxCurrencyCode', facts.taxCurrency),
    leaf('cbc:BuyerReference', facts.buyerReference ?? blank),
    nodeUnlessEmpty(
      'cac:InvoicePeriod',
      leaf('cbc:StartDate', facts.periodFrom),
      leaf('cbc:EndDate', facts.periodTo),
      leaf('cbc:DescriptionCode', dressing.periodCode),
    ),
    nodeUnlessEmpty('cac:OrderReference', leaf('cbc:ID', facts.orderReference)),
    facts.precedingInvoices.map((one) =>
      node(
        'cac:BillingReference',
        node('cac:InvoiceDocumentReference', leaf('cbc:ID', one.number), leaf('cbc:IssueDate', one.issuedOn)),
      ),
    ),
    nodeUnlessEmpty('cac:ContractDocumentReference', leaf('cbc:ID', facts.contractReference)),
    facts.attachments.map((one, index) => attachment(one, dressing.attachments[index])),
    facts.externalDocuments.map(({ id, uri }) =>
      node(
        'cac:AdditionalDocumentReference',
        leaf('cbc:ID', id),
        node('cac:Attachment', node('cac:ExternalReference', leaf('cbc:URI', uri))),
      ),
    ),
    facts.invoicedObjects.map((id) =>
      node('cac:AdditionalDocumentReference', leaf('cbc:ID', id), leaf('cbc:DocumentTypeCode', '130')),
    ),
    projectReference(facts, credit),
    node('cac:AccountingSupplierParty', party(facts.seller, dressing.seller)),
    node('cac:AccountingCustomerParty', party(facts.buyer, dressing.buyer)),
    payeeParty(facts.payeeName, dressing.payeeLegalId),
    taxRepresentative(facts.taxRepresentativeName, dressing.taxRepresentativeVatId),
    delivery(facts, dressing),
    facts.paymentMeans.map((means) => paymentMeans(means, facts, dressing, credit)),
    nodeUnlessEmpty('cac:PaymentTerms', leaf('cbc:Note', facts.paymentTerms)),
    facts.adjustments.map((one) => adjustmentElement(one, facts.currency)),
    taxTotals(facts, dressing),
    monetaryTotal(facts),
    facts.lines.map((line, index) => ublLine(line, dressing.lines[index], facts, dressing)),
  );
}

function notes(facts: InvoiceFacts, dressing: Dressing) {
  return facts.notes.length === 0
    ? leaf('cbc:Note', dressing.blank)
    : facts.notes.map((text) => leaf('cbc:Note', text));
}

/** A credit note has no ProjectReference in UBL 2.1: a document reference of type 50 is used instead. */
function projectReference(facts: InvoiceFacts, credit: boolean) {
  if (facts.projectReference === null) return null;
  return credit
    ? node(
        'cac:AdditionalDocumentReference',
        leaf('cbc:ID', facts.projectReference),
        leaf('cbc:DocumentTypeCode', '50'),
      )
    : node('cac:ProjectReference', leaf('cbc:ID', facts.projectReference));
}

function attachment(facts: AttachmentFacts, dressing: AttachmentDressing | undefined): Element {
  const attributes: [string, string][] = [];
  if (facts.mimeCode !== null) attributes.push(['mimeCode', facts.mimeCode]);
  if (facts.filename !== null) attributes.push(['filename', facts.filename]);
  return node(
    'cac:AdditionalDocumentReference',
    leaf('cbc:ID', facts.id),
    leaf('cbc:DocumentDescription', facts.description),
    node('cac:Attachment', leaf('cbc:EmbeddedDocumentBinaryObject', dressing?.base64 ?? '', ...attributes)),
  );
}

function delivery(facts: InvoiceFacts, dressing: Dressing): Element | null {
  return nodeUnlessEmpty(
    'cac:Delivery',
    leaf('cbc:ActualDeliveryDate', facts.deliveredOn),
    dressing.deliveryCountry === null
      ? null
      : node(
          'cac:DeliveryLocation',
          node('cac:Address', node('cac:Country', leaf('cbc:IdentificationCode', dressing.deliveryCountry))),
        ),
  );
}

function paymentMeans(
  means: PaymentFacts,
  facts: InvoiceFacts,
  dressing: Dressing,
  credit: boolean,
): Element {
  return node(
    'cac:PaymentMeans',
    leaf('cbc:PaymentMeansCode', means.code),
    credit ? leaf('cbc:PaymentDueDate', facts.dueOn) : null,
    leaf('cbc:PaymentID', means.reference ?? dressing.blank),
    means.code === '48'
      ? node('cac:CardAccount', leaf('cbc:PrimaryAccountNumberID', '0000'), leaf('cbc:NetworkID', 'NA'))
      : null,
    nodeUnlessEmpty(
      'cac:PayeeFinancialAccount',
      leaf('cbc:ID', means.iban),
      means.iban === null ? null : leaf('cbc:Name', dressing.bank),
    ),
  );
}

function taxTotals(facts: InvoiceFacts, dressing: Dressing): Element[] {
  const main = node(
    'cac:TaxTotal',
    amount('cbc:TaxAmount', facts.vat, facts.currency),
    facts.vatBreakdown.map((group) =>
      node(
        'cac:TaxSubtotal',
        amount('cbc:TaxableAmount', group.base, facts.currency),
        amount('cbc:TaxAmount', group.vat, facts.currency),
        taxCategory('cac:TaxCategory', group.category, group.rate, group.exemptionCode, group.exemption),
      ),
    ),
  );
  if (facts.taxCurrency === null || facts.taxCurrency === facts.currency) return [main];
  const inRon = node('cac:TaxTotal', amount('cbc:TaxAmount', facts.vatInRon, facts.taxCurrency));
  return dressing.ronTotalFirst ? [inRon, main] : [main, inRon];
}

function monetaryTotal(facts: InvoiceFacts): Element {
  const { currency } = facts;
  return node(
    'cac:LegalMonetaryTotal',
    amount('cbc:LineExtensionAmount', facts.lineTotal, currency),
    amount('cbc:TaxExclusiveAmount', facts.net, currency),
    amount('cbc:TaxInclusiveAmount', facts.gross, currency),
    amount('cbc:AllowanceTotalAmount', facts.allowanceTotal, currency),
    amount('cbc:ChargeTotalAmount', facts.chargeTotal, currency),
    amount('cbc:PrepaidAmount', facts.prepaid, currency),
    amount('cbc:PayableRoundingAmount', facts.rounding, currency),
    amount('cbc:PayableAmount', facts.payable, currency),
  );
}
