/** Where a CII document says who sells, who buys, who is paid, who represents the seller, and where the goods went. */

import type { InvoiceDetails, PartyDetails } from '../core/invoice.ts';
import { buildAddress, buildParty, type WrittenParty } from './build-party.ts';
import type { Coded, TaxRegistration } from './party-code.ts';
import { ciiDate } from './read-cii-date.ts';
import { deliveryAddress, type PartyTerms, representativeAddress } from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export function readCiiParty(party: XmlNode | undefined, bt: PartyTerms, terms: Terms): PartyDetails {
  const legal = childOf(party, 'SpecifiedLegalOrganization');
  const written = {
    taxRegistrations: registrationsOf(party),
    legal: codedOf(childOf(legal, 'ID')),
    endpoint: codedOf(childOf(party, 'URIUniversalCommunication', 'URIID')),
    identifiers: identifiersOf(party),
    // BT-28 is here a name of the legal organisation; BT-27 is the party's own.
    legalName: textOf(party, 'Name'),
    tradingName: textOf(legal, 'TradingBusinessName'),
    legalForm: textOf(party, 'Description'),
    address: addressOf(childOf(party, 'PostalTradeAddress')),
    contact: contactOf(childOf(party, 'DefinedTradeContact')),
  };
  return buildParty(written, bt, terms);
}

function codedOf(id: XmlNode | undefined): Coded {
  return { code: textOf(id), scheme: attributeOf(id, 'schemeID') };
}

/** CII's own codes: VA is a VAT registration, FC a fiscal number. Some programs write UBL's word instead. */
function registrationsOf(party: XmlNode | undefined): TaxRegistration[] {
  return childrenOf(party, 'SpecifiedTaxRegistration').map((one) => {
    const id = childOf(one, 'ID');
    const scheme = attributeOf(id, 'schemeID')?.toUpperCase();
    return { isVat: scheme === 'VA' || scheme === 'VAT', code: textOf(id) };
  });
}

function identifiersOf(party: XmlNode | undefined): Coded[] {
  return [...childrenOf(party, 'ID'), ...childrenOf(party, 'GlobalID')].map(codedOf);
}

function firstIdentifier(party: XmlNode | undefined): string | null {
  return identifiersOf(party).find(({ code }) => code !== null)?.code ?? null;
}

function addressOf(node: XmlNode | undefined): WrittenParty['address'] {
  if (!node) return null;
  return {
    line1: textOf(node, 'LineOne'),
    line2: textOf(node, 'LineTwo'),
    line3: textOf(node, 'LineThree'),
    city: textOf(node, 'CityName'),
    postCode: textOf(node, 'PostcodeCode'),
    county: textOf(node, 'CountrySubDivisionName'),
    country: textOf(node, 'CountryID'),
  };
}

function contactOf(node: XmlNode | undefined): WrittenParty['contact'] {
  if (!node) return null;
  return {
    name: textOf(node, 'PersonName') ?? textOf(node, 'DepartmentName'),
    phone: textOf(node, 'TelephoneUniversalCommunication', 'CompleteNumber'),
    email: textOf(node, 'EmailURIUniversalCommunication', 'URIID'),
  };
}

export function readCiiPayee(payee: XmlNode | undefined, terms: Terms): InvoiceDetails['payee'] {
  if (!payee) return null;
  return {
    name: terms.text('BT-59', textOf(payee, 'Name')),
    id: terms.text('BT-60', firstIdentifier(payee)),
    legalId: terms.text('BT-61', textOf(payee, 'SpecifiedLegalOrganization', 'ID')),
  };
}

export function readCiiRepresentative(
  party: XmlNode | undefined,
  terms: Terms,
): InvoiceDetails['taxRepresentative'] {
  if (!party) return null;
  return {
    name: terms.text('BT-62', textOf(party, 'Name')),
    vatId: terms.text('BT-63', textOf(party, 'SpecifiedTaxRegistration', 'ID')),
    address: buildAddress(addressOf(childOf(party, 'PostalTradeAddress')), representativeAddress, terms),
  };
}

/** Null where nothing is said: the element itself is required in every document. */
export function readCiiDelivery(delivery: XmlNode | undefined, terms: Terms): InvoiceDetails['delivery'] {
  const to = childOf(delivery, 'ShipToTradeParty');
  const event = childOf(delivery, 'ActualDeliverySupplyChainEvent');
  if (!to && !event) return null;
  return {
    name: terms.text('BT-70', textOf(to, 'Name')),
    locationId: terms.text('BT-71', firstIdentifier(to)),
    deliveredOn: terms.date('BT-72', ciiDate(childOf(event, 'OccurrenceDateTime'))),
    address: buildAddress(addressOf(childOf(to, 'PostalTradeAddress')), deliveryAddress, terms),
  };
}
