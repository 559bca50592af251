/** Who and where: the parties' cards, the delivery, and every reference to another paper. Pure. */

import type { Address, PartyDetails, ReadInvoice } from '../core/invoice.ts';
import { formatDay } from '../text/format.ts';
import type { Words } from '../text/render/messages.ts';
import { counties } from './counties.ts';
import { type Row, row, type Section } from './rows.ts';
import { said, saidCode } from './said.ts';

export interface SheetParty {
  role: string;
  name: string;
  rows: Row[];
}

export function partyCard(role: string, party: PartyDetails, words: Words): SheetParty {
  const { cif, contact } = party;
  const name = said(party.legalName) ?? said(party.name) ?? said(party.tradingName) ?? '–';
  const tradingName = said(party.tradingName);
  const legalId = registered(party.legalId);
  const code = said(cif);
  const fiscal = [said(party.vatId), said(party.taxRegistration)];
  return {
    role,
    name,
    rows: [
      ...row(words.tradingName, tradingName === name ? null : tradingName),
      ...row(words.vatId, fiscal[0] ?? null),
      ...row(words.taxRegistration, fiscal[1] ?? null),
      // Every party shows the code it is known by at ANAF, once.
      ...row(words.cif, fiscal.every((one) => one === null) ? code : null),
      ...row(words.legalId, legalId === code ? null : legalId),
      ...party.identifiers.flatMap((one) => row(words.identifier, registered(one))),
      ...row(words.address, addressText(party.address)),
      ...row(words.legalForm, said(party.legalForm)),
      ...row(words.contact, contact && joined([contact.name, contact.phone, contact.email])),
      ...row(words.electronicAddress, said(party.electronicAddress)),
    ],
  };
}

export function deliverySections(invoice: ReadInvoice, words: Words): Section[] {
  const { delivery, payee, taxRepresentative } = invoice;
  const day = delivery?.deliveredOn ?? null;
  return [
    {
      title: words.delivery,
      rows: delivery
        ? [
            ...row(words.deliveredOn, day && formatDay(day, words)),
            ...row(words.buyer, said(delivery.name)),
            ...row(words.address, addressText(delivery.address)),
            ...row(words.locationId, said(delivery.locationId)),
          ]
        : [],
    },
    {
      title: words.payee,
      rows: payee
        ? [
            ...row(words.payee, said(payee.name)),
            ...row(words.identifier, registered(payee.id)),
            ...row(words.legalId, registered(payee.legalId)),
          ]
        : [],
    },
    {
      title: words.taxRepresentative,
      rows: taxRepresentative
        ? [
            ...row(words.taxRepresentative, said(taxRepresentative.name)),
            ...row(words.vatId, said(taxRepresentative.vatId)),
            ...row(words.address, addressText(taxRepresentative.address)),
          ]
        : [],
    },
  ];
}

export function referenceRows(invoice: ReadInvoice, words: Words): Row[] {
  const { references } = invoice;
  return [
    ...invoice.precedingInvoices.flatMap(({ number, issuedOn }) => {
      const date = issuedOn && `${words.dated} ${formatDay(issuedOn, words)}`;
      return row(words.precedingInvoice, [said(number), date].filter(Boolean).join(' ') || null);
    }),
    ...row(words.contract, said(references.contract)),
    ...row(words.order, said(references.order)),
    ...row(words.salesOrder, said(references.salesOrder)),
    ...row(words.project, said(references.project)),
    ...row(words.buyerReference, said(references.buyer)),
    ...row(words.despatch, said(references.despatch)),
    ...row(words.receipt, said(references.receipt)),
    ...row(words.tender, said(references.tender)),
    ...references.invoicedObjects.flatMap((one) => row(words.invoicedObject, said(one))),
    ...row(words.accounting, said(references.accounting)),
    ...row(words.process, said(invoice.process)),
  ];
}

/** Codes by their names: `RO-B` and `SECTOR1` read as București and Sector 1. */
function addressText(address: Address | null): string | null {
  if (!address) return null;
  const { line1, line2, line3, postCode, county, country } = address;
  const city = address.city?.replace(/^SECTOR\s?(\d)$/i, 'Sector $1') ?? null;
  const town = [said(postCode), said(city)].filter(Boolean).join(' ');
  const named = county && (counties[county] ?? county);
  // Whose county is Romanian is in Romania.
  return joined([line1, line2, line3, town, named, county?.startsWith('RO-') ? null : country], ', ');
}

/** The trade register's numbers of today are a letter and thirteen digits, which name a firm and no person. */
function registered(text: string | null): string | null {
  return text && /^[JCF]\d{13}$/.test(text.trim()) ? saidCode(text) : said(text);
}

function joined(texts: (string | null)[], between = ' · '): string | null {
  return [...new Set(texts.map(said))].filter(Boolean).join(between) || null;
}
