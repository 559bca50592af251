/** Makes a party, an address and a contact of what either syntax has written: the paths belong to the readers. */

import type { Address, Contact, PartyDetails } from '../core/invoice.ts';
import { partyCodes, type WrittenCodes } from './party-code.ts';
import { type AddressTerms, most, type PartyTerms } from './term-numbers.ts';
import type { Terms } from './terms.ts';

type Written<T> = { [Key in keyof T]: string | null };

export interface WrittenParty extends WrittenCodes {
  legalName: string | null;
  tradingName: string | null;
  legalForm: string | null;
  address: Written<Address> | null;
  contact: Written<Contact> | null;
}

export function buildParty(written: WrittenParty, bt: PartyTerms, terms: Terms): PartyDetails {
  const { taxRegistrations, legal, endpoint, identifiers } = written;
  const legalName = terms.text(bt.legalName, written.legalName);
  const tradingName = terms.text(bt.tradingName, written.tradingName);
  const codeOf = (isVat: boolean) =>
    taxRegistrations.find((one) => one.isVat === isVat && one.code !== null)?.code ?? null;
  const texts = identifiers.map(({ code }) => code);
  return {
    ...partyCodes(written),
    name: legalName ?? tradingName,
    legalName,
    tradingName,
    vatId: terms.text(bt.vatId, codeOf(true)),
    taxRegistration: terms.text(bt.taxRegistration, codeOf(false)),
    legalId: terms.text(bt.legalId, legal.code),
    legalForm: terms.text(bt.legalForm, written.legalForm),
    electronicAddress: terms.text(bt.electronicAddress, endpoint.code),
    identifiers: terms.texts(bt.identifier, texts, most.identifiers),
    address: buildAddress(written.address, bt.address, terms),
    contact: buildContact(written.contact, bt, terms),
  };
}

/** Null where nothing of it is said. */
export function buildAddress(
  written: Written<Address> | null,
  bt: AddressTerms,
  terms: Terms,
): Address | null {
  if (!written) return null;
  const address = {
    line1: terms.text(bt.line1, written.line1),
    line2: terms.text(bt.line2, written.line2),
    line3: terms.text(bt.line3, written.line3),
    city: terms.text(bt.city, written.city),
    postCode: terms.text(bt.postCode, written.postCode),
    county: terms.text(bt.county, written.county),
    country: terms.text(bt.country, written.country),
  };
  return Object.values(address).some((text) => text !== null) ? address : null;
}

function buildContact(written: Written<Contact> | null, bt: PartyTerms, terms: Terms): Contact | null {
  if (!written) return null;
  const contact = {
    name: terms.text(bt.contactName, written.name),
    phone: terms.text(bt.contactPhone, written.phone),
    email: terms.text(bt.contactEmail, written.email),
  };
  return Object.values(contact).some((text) => text !== null) ? contact : null;
}
