/** The order of children in the UBL 2.1 schemas, for every element that the generator writes. For tests. */

const PARTY =
  'EndpointID PartyIdentification PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact';
const REFERENCE = 'ID IssueDate DocumentTypeCode DocumentDescription Attachment';
const ADDRESS = 'StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country';
const LINE_HEAD = 'ID Note';
const LINE_TAIL = 'LineExtensionAmount InvoicePeriod AllowanceCharge Item Price';
const TAX = 'ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme';

/** A child that is not in its parent's row is out of order. A space parts names. */
export const UBL_ORDER: Readonly<Record<string, string>> = {
  Invoice:
    'CustomizationID ID IssueDate DueDate InvoiceTypeCode Note TaxPointDate DocumentCurrencyCode TaxCurrencyCode ' +
    'BuyerReference InvoicePeriod OrderReference BillingReference ContractDocumentReference ' +
    'AdditionalDocumentReference ProjectReference AccountingSupplierParty AccountingCustomerParty PayeeParty ' +
    'TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal InvoiceLine',
  CreditNote:
    'CustomizationID ID IssueDate TaxPointDate CreditNoteTypeCode Note DocumentCurrencyCode TaxCurrencyCode ' +
    'BuyerReference InvoicePeriod OrderReference BillingReference ContractDocumentReference ' +
    'AdditionalDocumentReference AccountingSupplierParty AccountingCustomerParty PayeeParty ' +
    'TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal CreditNoteLine',
  InvoicePeriod: 'StartDate EndDate DescriptionCode',
  OrderReference: 'ID SalesOrderID',
  BillingReference: 'InvoiceDocumentReference',
  InvoiceDocumentReference: REFERENCE,
  ContractDocumentReference: REFERENCE,
  AdditionalDocumentReference: REFERENCE,
  ProjectReference: 'ID',
  Attachment: 'EmbeddedDocumentBinaryObject ExternalReference',
  ExternalReference: 'URI',
  AccountingSupplierParty: 'Party',
  AccountingCustomerParty: 'Party',
  Party: PARTY,
  PayeeParty: PARTY,
  TaxRepresentativeParty: PARTY,
  PartyIdentification: 'ID',
  PartyName: 'Name',
  PostalAddress: ADDRESS,
  Address: ADDRESS,
  Country: 'IdentificationCode',
  PartyTaxScheme: 'CompanyID TaxScheme',
  TaxScheme: 'ID',
  PartyLegalEntity: 'RegistrationName CompanyID CompanyLegalForm',
  Contact: 'Name Telephone ElectronicMail',
  Delivery: 'ActualDeliveryDate DeliveryLocation DeliveryParty',
  DeliveryLocation: 'ID Address',
  PaymentMeans: 'PaymentMeansCode PaymentDueDate PaymentID CardAccount PayeeFinancialAccount',
  CardAccount: 'PrimaryAccountNumberID NetworkID',
  PayeeFinancialAccount: 'ID Name FinancialInstitutionBranch',
  PaymentTerms: 'Note',
  AllowanceCharge:
    'ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric Amount BaseAmount TaxCategory',
  TaxTotal: 'TaxAmount TaxSubtotal',
  TaxSubtotal: 'TaxableAmount TaxAmount TaxCategory',
  TaxCategory: TAX,
  ClassifiedTaxCategory: TAX,
  LegalMonetaryTotal:
    'LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount ' +
    'PayableRoundingAmount PayableAmount',
  InvoiceLine: `${LINE_HEAD} InvoicedQuantity ${LINE_TAIL}`,
  CreditNoteLine: `${LINE_HEAD} CreditedQuantity ${LINE_TAIL}`,
  Item:
    'Description Name BuyersItemIdentification SellersItemIdentification StandardItemIdentification ' +
    'CommodityClassification ClassifiedTaxCategory AdditionalItemProperty',
  SellersItemIdentification: 'ID',
  StandardItemIdentification: 'ID',
  CommodityClassification: 'ItemClassificationCode',
  Price: 'PriceAmount BaseQuantity AllowanceCharge',
};

/** These hold several elements of one name; every other child occurs once. */
export const REPEATED: ReadonlySet<string> = new Set([
  'Note',
  'BillingReference',
  'AdditionalDocumentReference',
  'PaymentMeans',
  'AllowanceCharge',
  'TaxTotal',
  'TaxSubtotal',
  'InvoiceLine',
  'CreditNoteLine',
  'PartyTaxScheme',
  'PartyIdentification',
  'CommodityClassification',
]);
