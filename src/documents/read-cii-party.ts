/** The parties of a CII document: who sells, who buys, who is paid, who stands for the seller, where it went. */

import type { Address, Contact, InvoiceDetails, PartyDetails } from '../core/invoice.ts';
import { partyCif, type TaxRegistration } from './party-code.ts';
import { ciiDate } from './read-cii-date.ts';
import {
  type AddressTerms,
  deliveryAddress,
  most,
  type PartyTerms,
  representativeAddress,
} from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export function readCiiParty(party: XmlNode | undefined, bt: PartyTerms, terms: Terms): PartyDetails {
  const registrations = registrationsOf(party);
  const legal = childOf(party, 'SpecifiedLegalOrganization');
  const legalId = textOf(legal, 'ID');
  // BT-28 is here a name of the legal organisation; BT-27 is the party's own.
  const tradingName = terms.text(bt.tradingName, textOf(legal, 'TradingBusinessName'));
  const legalName = terms.text(bt.legalName, textOf(party, 'Name'));
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
    legalForm: terms.text(bt.legalForm, textOf(party, 'Description')),
    electronicAddress: terms.text(bt.electronicAddress, textOf(party, 'URIUniversalCommunication', 'URIID')),
    identifiers: terms.texts(bt.identifier, identifiersOf(party), most.identifiers),
    address: readCiiAddress(childOf(party, 'PostalTradeAddress'), bt.address, terms),
    contact: readContact(childOf(party, 'DefinedTradeContact'), bt, terms),
  };
}

/** CII's own codes: VA is a VAT registration, FC a fiscal number. Some programs write UBL's word instead. */
function registrationsOf(party: XmlNode | undefined): TaxRegistration[] {
  return childrenOf(party, 'SpecifiedTaxRegistration').map((one) => {
    const id = childOf(one, 'ID');
    const scheme = attributeOf(id, 'schemeID')?.toUpperCase();
    return { isVat: scheme === 'VA' || scheme === 'VAT', code: textOf(id) };
  });
}

function identifiersOf(party: XmlNode | undefined): (string | null)[] {
  return [...childrenOf(party, 'ID'), ...childrenOf(party, 'GlobalID')].map((id) => textOf(id));
}

/** Null where nothing of it is said. */
function readCiiAddress(node: XmlNode | undefined, bt: AddressTerms, terms: Terms): Address | null {
  if (!node) return null;
  const address = {
    line1: terms.text(bt.line1, textOf(node, 'LineOne')),
    line2: terms.text(bt.line2, textOf(node, 'LineTwo')),
    line3: terms.text(bt.line3, textOf(node, 'LineThree')),
    city: terms.text(bt.city, textOf(node, 'CityName')),
    postCode: terms.text(bt.postCode, textOf(node, 'PostcodeCode')),
    county: terms.text(bt.county, textOf(node, 'CountrySubDivisionName')),
    country: terms.text(bt.country, textOf(node, 'CountryID')),
  };
  return Object.values(address).some((part) => part !== null) ? address : null;
}

function readContact(node: XmlNode | undefined, bt: PartyTerms, terms: Terms): Contact | null {
  if (!node) return null;
  const contact = {
    name: terms.text(bt.contactName, textOf(node, 'PersonName') ?? textOf(node, 'DepartmentName')),
    phone: terms.text(bt.contactPhone, textOf(node, 'TelephoneUniversalCommunication', 'CompleteNumber')),
    email: terms.text(bt.contactEmail, textOf(node, 'EmailURIUniversalCommunication', 'URIID')),
  };
  return Object.values(contact).some((part) => part !== null) ? contact : null;
}

export function readCiiPayee(payee: XmlNode | undefined, terms: Terms): InvoiceDetails['payee'] {
  if (!payee) return null;
  return {
    name: terms.text('BT-59', textOf(payee, 'Name')),
    id: terms.text('BT-60', identifiersOf(payee).find((id) => id !== null) ?? null),
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
    address: readCiiAddress(childOf(party, 'PostalTradeAddress'), representativeAddress, terms),
  };
}

/** Null where nothing is said: the element itself has to stand in every document. */
export function readCiiDelivery(delivery: XmlNode | undefined, terms: Terms): InvoiceDetails['delivery'] {
  const to = childOf(delivery, 'ShipToTradeParty');
  const event = childOf(delivery, 'ActualDeliverySupplyChainEvent');
  if (!to && !event) return null;
  return {
    name: terms.text('BT-70', textOf(to, 'Name')),
    locationId: terms.text('BT-71', identifiersOf(to).find((id) => id !== null) ?? null),
    deliveredOn: terms.date('BT-72', ciiDate(childOf(event, 'OccurrenceDateTime'))),
    address: readCiiAddress(childOf(to, 'PostalTradeAddress'), deliveryAddress, terms),
  };
}
