/** Where a UBL document says who sells, who buys, who is paid, who represents the seller, and where the goods went. */

import type { InvoiceDetails, PartyDetails } from '../core/invoice.ts';
import { buildAddress, buildParty, type WrittenParty } from './build-party.ts';
import type { Coded, TaxRegistration } from './party-code.ts';
import { deliveryAddress, type PartyTerms, representativeAddress } from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export function readUblParty(party: XmlNode | undefined, bt: PartyTerms, terms: Terms): PartyDetails {
  const legal = childOf(party, 'PartyLegalEntity');
  const written = {
    taxRegistrations: registrationsOf(party),
    legal: codedOf(childOf(legal, 'CompanyID')),
    endpoint: codedOf(childOf(party, 'EndpointID')),
    identifiers: identifiersOf(party),
    legalName: textOf(legal, 'RegistrationName'),
    tradingName: textOf(party, 'PartyName', 'Name'),
    legalForm: textOf(legal, 'CompanyLegalForm'),
    address: addressOf(childOf(party, 'PostalAddress')),
    contact: contactOf(childOf(party, 'Contact')),
  };
  return buildParty(written, bt, terms);
}

function registrationsOf(party: XmlNode | undefined): TaxRegistration[] {
  return childrenOf(party, 'PartyTaxScheme').map((one) => ({
    isVat: textOf(one, 'TaxScheme', 'ID')?.toUpperCase() === 'VAT',
    code: textOf(one, 'CompanyID'),
  }));
}

function codedOf(id: XmlNode | undefined): Coded {
  return { code: textOf(id), scheme: attributeOf(id, 'schemeID') };
}

/** The one for direct debits is a term of its own: BT-90. */
function identifiersOf(party: XmlNode | undefined): Coded[] {
  return childrenOf(party, 'PartyIdentification')
    .map((one) => childOf(one, 'ID'))
    .filter((id) => !isSepa(id))
    .map(codedOf);
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

function addressOf(node: XmlNode | undefined): WrittenParty['address'] {
  if (!node) return null;
  return {
    line1: textOf(node, 'StreetName'),
    line2: textOf(node, 'AdditionalStreetName'),
    line3: textOf(node, 'AddressLine', 'Line'),
    city: textOf(node, 'CityName'),
    postCode: textOf(node, 'PostalZone'),
    county: textOf(node, 'CountrySubentity'),
    country: textOf(node, 'Country', 'IdentificationCode'),
  };
}

function contactOf(node: XmlNode | undefined): WrittenParty['contact'] {
  if (!node) return null;
  return {
    name: textOf(node, 'Name'),
    phone: textOf(node, 'Telephone'),
    email: textOf(node, 'ElectronicMail'),
  };
}

export function readUblPayee(payee: XmlNode | undefined, terms: Terms): InvoiceDetails['payee'] {
  if (!payee) return null;
  const name = textOf(payee, 'PartyName', 'Name') ?? textOf(payee, 'PartyLegalEntity', 'RegistrationName');
  return {
    name: terms.text('BT-59', name),
    id: terms.text('BT-60', identifiersOf(payee)[0]?.code ?? null),
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
    address: buildAddress(addressOf(childOf(party, 'PostalAddress')), representativeAddress, terms),
  };
}

export function readUblDelivery(delivery: XmlNode | undefined, terms: Terms): InvoiceDetails['delivery'] {
  if (!delivery) return null;
  const location = childOf(delivery, 'DeliveryLocation');
  return {
    name: terms.text('BT-70', textOf(delivery, 'DeliveryParty', 'PartyName', 'Name')),
    locationId: terms.text('BT-71', textOf(location, 'ID')),
    deliveredOn: terms.date('BT-72', textOf(delivery, 'ActualDeliveryDate')),
    address: buildAddress(addressOf(childOf(location, 'Address')), deliveryAddress, terms),
  };
}
