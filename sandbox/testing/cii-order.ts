/** The order of children in CrossIndustryInvoice D16B, for every element that the generator writes. For tests. */

const PARTY =
  'ID GlobalID Name SpecifiedLegalOrganization DefinedTradeContact PostalTradeAddress URIUniversalCommunication SpecifiedTaxRegistration';
const PERIOD = 'StartDateTime EndDateTime';
const TAX =
  'CalculatedAmount TypeCode ExemptionReason BasisAmount CategoryCode ExemptionReasonCode TaxPointDate DueDateTypeCode RateApplicablePercent';
const PRICE = 'ChargeAmount BasisQuantity AppliedTradeAllowanceCharge';
const ADJUSTMENT =
  'ChargeIndicator SequenceNumeric CalculationPercent BasisAmount BasisQuantity ActualAmount ReasonCode Reason CategoryTradeTax';
const REFERENCED =
  'IssuerAssignedID URIID StatusCode CopyIndicator LineID TypeCode GlobalID RevisionID Name AttachmentBinaryObject Information ReferenceTypeCode SectionName PreviousRevisionID FormattedIssueDateTime';

export const CII_ORDER: Readonly<Record<string, string>> = {
  CrossIndustryInvoice: 'ExchangedDocumentContext ExchangedDocument SupplyChainTradeTransaction',
  ExchangedDocumentContext:
    'BusinessProcessSpecifiedDocumentContextParameter GuidelineSpecifiedDocumentContextParameter',
  GuidelineSpecifiedDocumentContextParameter: 'ID',
  ExchangedDocument: 'ID Name TypeCode IssueDateTime IncludedNote',
  IncludedNote: 'ContentCode Content SubjectCode',
  SupplyChainTradeTransaction:
    'IncludedSupplyChainTradeLineItem ApplicableHeaderTradeAgreement ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement',
  IncludedSupplyChainTradeLineItem:
    'AssociatedDocumentLineDocument SpecifiedTradeProduct SpecifiedLineTradeAgreement SpecifiedLineTradeDelivery SpecifiedLineTradeSettlement',
  AssociatedDocumentLineDocument: 'LineID IncludedNote',
  SpecifiedTradeProduct:
    'GlobalID SellerAssignedID BuyerAssignedID Name Description DesignatedProductClassification',
  DesignatedProductClassification: 'ClassCode',
  SpecifiedLineTradeAgreement: 'GrossPriceProductTradePrice NetPriceProductTradePrice',
  GrossPriceProductTradePrice: PRICE,
  NetPriceProductTradePrice: PRICE,
  AppliedTradeAllowanceCharge: ADJUSTMENT,
  SpecifiedTradeAllowanceCharge: ADJUSTMENT,
  ChargeIndicator: 'Indicator',
  SpecifiedLineTradeDelivery: 'BilledQuantity',
  SpecifiedLineTradeSettlement:
    'ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge SpecifiedTradeSettlementLineMonetarySummation',
  SpecifiedTradeSettlementLineMonetarySummation: 'LineTotalAmount',
  ApplicableTradeTax: TAX,
  CategoryTradeTax: TAX,
  BillingSpecifiedPeriod: PERIOD,
  ApplicableHeaderTradeAgreement:
    'BuyerReference SellerTradeParty BuyerTradeParty SellerTaxRepresentativeTradeParty BuyerOrderReferencedDocument ' +
    'ContractReferencedDocument AdditionalReferencedDocument SpecifiedProcuringProject',
  SellerTradeParty: PARTY,
  BuyerTradeParty: PARTY,
  SellerTaxRepresentativeTradeParty: PARTY,
  ShipToTradeParty: PARTY,
  PayeeTradeParty: PARTY,
  SpecifiedLegalOrganization: 'ID TradingBusinessName',
  DefinedTradeContact:
    'PersonName DepartmentName TelephoneUniversalCommunication EmailURIUniversalCommunication',
  TelephoneUniversalCommunication: 'CompleteNumber',
  EmailURIUniversalCommunication: 'URIID',
  PostalTradeAddress: 'PostcodeCode LineOne LineTwo LineThree CityName CountryID CountrySubDivisionName',
  SpecifiedTaxRegistration: 'ID',
  BuyerOrderReferencedDocument: REFERENCED,
  ContractReferencedDocument: REFERENCED,
  AdditionalReferencedDocument: REFERENCED,
  InvoiceReferencedDocument: REFERENCED,
  SpecifiedProcuringProject: 'ID Name',
  ApplicableHeaderTradeDelivery: 'ShipToTradeParty ActualDeliverySupplyChainEvent',
  ActualDeliverySupplyChainEvent: 'OccurrenceDateTime',
  ApplicableHeaderTradeSettlement:
    'CreditorReferenceID PaymentReference TaxCurrencyCode InvoiceCurrencyCode PayeeTradeParty ' +
    'SpecifiedTradeSettlementPaymentMeans ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge ' +
    'SpecifiedTradePaymentTerms SpecifiedTradeSettlementHeaderMonetarySummation InvoiceReferencedDocument',
  SpecifiedTradeSettlementPaymentMeans: 'TypeCode Information PayeePartyCreditorFinancialAccount',
  PayeePartyCreditorFinancialAccount: 'IBANID AccountName',
  SpecifiedTradePaymentTerms: 'Description DueDateDateTime',
  SpecifiedTradeSettlementHeaderMonetarySummation:
    'LineTotalAmount ChargeTotalAmount AllowanceTotalAmount TaxBasisTotalAmount TaxTotalAmount RoundingAmount GrandTotalAmount ' +
    'TotalPrepaidAmount DuePayableAmount',
  IssueDateTime: 'DateTimeString',
  OccurrenceDateTime: 'DateTimeString',
  StartDateTime: 'DateTimeString',
  EndDateTime: 'DateTimeString',
  DueDateDateTime: 'DateTimeString',
  FormattedIssueDateTime: 'DateTimeString',
};
