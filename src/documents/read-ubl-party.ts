/** The parties of a UBL document: who sells, who buys, who is paid, who stands for the seller, where it went. */

import type { Address, Contact, InvoiceDetails, PartyDetails } from '../core/invoice.ts';
import { partyCif, type TaxRegistration } from './party-code.ts';
import {
  type AddressTerms,
  deliveryAddress,
  most,
  type PartyTerms,
  representativeAddress,
} from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export function readUblParty(party: XmlNode | undefined, bt: PartyTerms, terms: Terms): PartyDetails {
  const registrations = registrationsOf(party);
  const legal = childOf(party, 'PartyLegalEntity');
  const legalId = textOf(legal, 'CompanyID');
  const tradingName = terms.text(bt.tradingName, textOf(party, 'PartyName', 'Name'));
  const legalName = terms.text(bt.legalName, textOf(legal, 'RegistrationName'));
  const vat = registrations.find(({ isVat, code }) => isVat && code !== null);
  const other = registrations.find(({ isVat, code }) => !isVat && code !== null);
  return {
    cif: partyCif({ taxRegistrations: registrations, legal: legalId }),
    name: tradingName ?? legalName,
    legalName,
    tradingName,
    vatId: terms.text(bt.vatId, vat?.code ?? null),
    taxRegistration: terms.text(bt.taxRegistration, other?.code ?? null),
    legalId: terms.text(bt.legalId, legalId),
    legalForm: terms.text(bt.legalForm, textOf(legal, 'CompanyLegalForm')),
    electronicAddress: terms.text(bt.electronicAddress, textOf(party, 'EndpointID')),
    identifiers: terms.texts(bt.identifier, identifiersOf(party), most.identifiers),
    address: readUblAddress(childOf(party, 'PostalAddress'), bt.address, terms),
    contact: readContact(childOf(party, 'Contact'), bt, terms),
  };
}

function registrationsOf(party: XmlNode | undefined): TaxRegistration[] {
  return childrenOf(party, 'PartyTaxScheme').map((one) => ({
    isVat: textOf(one, 'TaxScheme', 'ID')?.toUpperCase() === 'VAT',
    code: textOf(one, 'CompanyID'),
  }));
}

/** The one for direct debits is a term of its own: BT-90. */
function identifiersOf(party: XmlNode | undefined): (string | null)[] {
  return childrenOf(party, 'PartyIdentification')
    .map((one) => childOf(one, 'ID'))
    .filter((id) => !isSepa(id))
    .map((id) => textOf(id));
}

export function sepaCreditor(party: XmlNode | undefined): string | null {
  return textOf(
    childrenOf(party, 'PartyIdentification')
      .map((one) => childOf(one, 'ID'))
      .find(isSepa),
  );
}

function isSepa(id: XmlNode | undefined): boolean {
  return attributeOf(id, 'schemeID') === 'SEPA';
}

/** Null where nothing of it is said. */
export function readUblAddress(node: XmlNode | undefined, bt: AddressTerms, terms: Terms): Address | null {
  if (!node) return null;
  const address = {
    line1: terms.text(bt.line1, textOf(node, 'StreetName')),
    line2: terms.text(bt.line2, textOf(node, 'AdditionalStreetName')),
    line3: terms.text(bt.line3, textOf(node, 'AddressLine', 'Line')),
    city: terms.text(bt.city, textOf(node, 'CityName')),
    postCode: terms.text(bt.postCode, textOf(node, 'PostalZone')),
    county: terms.text(bt.county, textOf(node, 'CountrySubentity')),
    country: terms.text(bt.country, textOf(node, 'Country', 'IdentificationCode')),
  };
  return Object.values(address).some((part) => part !== null) ? address : null;
}

function readContact(node: XmlNode | undefined, bt: PartyTerms, terms: Terms): Contact | null {
  if (!node) return null;
  const contact = {
    name: terms.text(bt.contactName, textOf(node, 'Name')),
    phone: terms.text(bt.contactPhone, textOf(node, 'Telephone')),
    email: terms.text(bt.contactEmail, textOf(node, 'ElectronicMail')),
  };
  return Object.values(contact).some((part) => part !== null) ? contact : null;
}

export function readUblPayee(payee: XmlNode | undefined, terms: Terms): InvoiceDetails['payee'] {
  if (!payee) return null;
  const name = textOf(payee, 'PartyName', 'Name') ?? textOf(payee, 'PartyLegalEntity', 'RegistrationName');
  return {
    name: terms.text('BT-59', name),
    id: terms.text('BT-60', identifiersOf(payee)[0] ?? null),
    legalId: terms.text('BT-61', textOf(payee, 'PartyLegalEntity', 'CompanyID')),
  };
}

export function readUblRepresentative(
  party: XmlNode | undefined,
  terms: Terms,
): InvoiceDetails['taxRepresentative'] {
  if (!party) return null;
  return {
    name: terms.text('BT-62', textOf(party, 'PartyName', 'Name')),
    vatId: terms.text('BT-63', textOf(party, 'PartyTaxScheme', 'CompanyID')),
    address: readUblAddress(childOf(party, 'PostalAddress'), representativeAddress, terms),
  };
}

export function readUblDelivery(delivery: XmlNode | undefined, terms: Terms): InvoiceDetails['delivery'] {
  if (!delivery) return null;
  const location = childOf(delivery, 'DeliveryLocation');
  return {
    name: terms.text('BT-70', textOf(delivery, 'DeliveryParty', 'PartyName', 'Name')),
    locationId: terms.text('BT-71', textOf(location, 'ID')),
    deliveredOn: terms.date('BT-72', textOf(delivery, 'ActualDeliveryDate')),
    address: readUblAddress(childOf(location, 'Address'), deliveryAddress, terms),
  };
}
