/** Writes a draft as a CrossIndustryInvoice (D16B) tree, as it comes from a program that uploads with standard=CII. */
import type { Draft, Dressing } from './dressing.ts';
import { type Element, leaf, node, nodeUnlessEmpty } from './element.ts';
import type { InvoiceFacts } from './facts.ts';
import { ciiAdjustment, ciiDate, ciiLine, ciiTax } from './write-cii-line.ts';
import { ciiParty, ciiPayee, ciiRepresentative } from './write-cii-party.ts';

export const CII_NAMESPACES = {
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
};

export function writeCii({ facts, dressing }: Draft): Element {
  return node(
    'rsm:CrossIndustryInvoice',
    node(
      'rsm:ExchangedDocumentContext',
      node('ram:GuidelineSpecifiedDocumentContextParameter', leaf('ram:ID', dressing.customizationId)),
    ),
    node(
      'rsm:ExchangedDocument',
      leaf('ram:ID', facts.number),
      leaf('ram:TypeCode', facts.typeCode),
      ciiDate('ram:IssueDateTime', facts.issuedOn),
      facts.notes.map(note),
    ),
    node(
      'rsm:SupplyChainTradeTransaction',
      facts.lines.map((line, index) => ciiLine(line, dressing.lines[index], dressing.blank)),
      agreement(facts, dressing),
      node('ram:ApplicableHeaderTradeDelivery', delivery(facts, dressing)),
      settlement(facts, dressing),
    ),
  );
}

function note(text: string): Element {
  const coded = /^#(\w+)#(.*)$/s.exec(text);
  return node(
    'ram:IncludedNote',
    leaf('ram:Content', coded?.[2] ?? text),
    leaf('ram:SubjectCode', coded?.[1] ?? null),
  );
}

function agreement(facts: InvoiceFacts, dressing: Dressing): Element {
  return node(
    'ram:ApplicableHeaderTradeAgreement',
    leaf('ram:BuyerReference', facts.buyerReference ?? dressing.blank),
    ciiParty('ram:SellerTradeParty', facts.seller, dressing.seller),
    ciiParty('ram:BuyerTradeParty', facts.buyer, dressing.buyer),
    ciiRepresentative(facts.taxRepresentativeName, dressing.taxRepresentativeVatId),
    nodeUnlessEmpty('ram:BuyerOrderReferencedDocument', leaf('ram:IssuerAssignedID', facts.orderReference)),
    nodeUnlessEmpty('ram:ContractReferencedDocument', leaf('ram:IssuerAssignedID', facts.contractReference)),
    facts.attachments.map((one, index) =>
      node(
        'ram:AdditionalReferencedDocument',
        leaf('ram:IssuerAssignedID', one.id),
        leaf('ram:TypeCode', '916'),
        leaf('ram:Name', one.description),
        leaf(
          'ram:AttachmentBinaryObject',
          dressing.attachments[index]?.base64 ?? '',
          ['mimeCode', one.mimeCode ?? ''],
          ...(one.filename === null ? [] : [['filename', one.filename] as const]),
        ),
      ),
    ),
    facts.externalDocuments.map(({ id, uri }) =>
      node(
        'ram:AdditionalReferencedDocument',
        leaf('ram:IssuerAssignedID', id),
        leaf('ram:URIID', uri),
        leaf('ram:TypeCode', '916'),
      ),
    ),
    facts.invoicedObjects.map((id) =>
      node('ram:AdditionalReferencedDocument', leaf('ram:IssuerAssignedID', id), leaf('ram:TypeCode', '130')),
    ),
    facts.projectReference === null
      ? null
      : node(
          'ram:SpecifiedProcuringProject',
          leaf('ram:ID', facts.projectReference),
          leaf('ram:Name', 'Project reference'),
        ),
  );
}

function delivery(facts: InvoiceFacts, dressing: Dressing) {
  return [
    dressing.deliveryCountry === null
      ? null
      : node(
          'ram:ShipToTradeParty',
          node('ram:PostalTradeAddress', leaf('ram:CountryID', dressing.deliveryCountry)),
        ),
    facts.deliveredOn === null
      ? null
      : node('ram:ActualDeliverySupplyChainEvent', ciiDate('ram:OccurrenceDateTime', facts.deliveredOn)),
  ];
}

function settlement(facts: InvoiceFacts, dressing: Dressing): Element {
  return node(
    'ram:ApplicableHeaderTradeSettlement',
    leaf('ram:PaymentReference', facts.paymentMeans[0]?.reference ?? null),
    leaf('ram:TaxCurrencyCode', facts.taxCurrency),
    leaf('ram:InvoiceCurrencyCode', facts.currency),
    ciiPayee(facts.payeeName, dressing.payeeLegalId),
    facts.paymentMeans.map(({ code, iban }) =>
      node(
        'ram:SpecifiedTradeSettlementPaymentMeans',
        leaf('ram:TypeCode', code),
        nodeUnlessEmpty('ram:PayeePartyCreditorFinancialAccount', leaf('ram:IBANID', iban)),
      ),
    ),
    facts.vatBreakdown.map((group) => ciiTax('ram:ApplicableTradeTax', group.category, group.rate, group)),
    period(facts),
    facts.adjustments.map(ciiAdjustment),
    facts.paymentTerms === null && facts.dueOn === null
      ? null
      : node(
          'ram:SpecifiedTradePaymentTerms',
          leaf('ram:Description', facts.paymentTerms),
          facts.dueOn === null ? null : ciiDate('ram:DueDateDateTime', facts.dueOn),
        ),
    summation(facts),
    facts.precedingInvoices.map((one) =>
      node(
        'ram:InvoiceReferencedDocument',
        leaf('ram:IssuerAssignedID', one.number),
        one.issuedOn === null ? null : ciiDate('ram:FormattedIssueDateTime', one.issuedOn, 'qdt'),
      ),
    ),
  );
}

function period(facts: InvoiceFacts): Element | null {
  if (facts.periodFrom === null || facts.periodTo === null) return null;
  return node(
    'ram:BillingSpecifiedPeriod',
    ciiDate('ram:StartDateTime', facts.periodFrom),
    ciiDate('ram:EndDateTime', facts.periodTo),
  );
}

function summation(facts: InvoiceFacts): Element {
  return node(
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    leaf('ram:LineTotalAmount', facts.lineTotal),
    leaf('ram:ChargeTotalAmount', facts.chargeTotal),
    leaf('ram:AllowanceTotalAmount', facts.allowanceTotal),
    leaf('ram:TaxBasisTotalAmount', facts.net),
    leaf('ram:TaxTotalAmount', facts.vat, ['currencyID', facts.currency]),
    facts.taxCurrency === null || facts.taxCurrency === facts.currency
      ? null
      : leaf('ram:TaxTotalAmount', facts.vatInRon, ['currencyID', facts.taxCurrency]),
    leaf('ram:RoundingAmount', facts.rounding),
    leaf('ram:GrandTotalAmount', facts.gross),
    leaf('ram:TotalPrepaidAmount', facts.prepaid),
    leaf('ram:DuePayableAmount', facts.payable),
  );
}
