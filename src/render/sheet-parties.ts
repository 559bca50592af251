/** Who and where: the parties' cards, the delivery, and every reference to another paper. Pure. */

import type { Address, PartyDetails, ReadInvoice } from '../core/invoice.ts';
import { maskParty } from '../core/mask-invoice.ts';
import { formatDay } from '../text/format.ts';
import type { SheetTexts } from '../text/render/sheet-texts.ts';
import { counties } from './counties.ts';
import { type Row, row, type Section } from './rows.ts';
import { said, saidCode } from './said.ts';

export interface SheetParty {
  role: string;
  name: string;
  rows: Row[];
}

export function partyCard(role: string, written: PartyDetails, texts: SheetTexts): SheetParty {
  const party = maskParty(written);
  const { cif, contact } = party;
  const name = said(party.legalName) ?? said(party.name) ?? said(party.tradingName) ?? '–';
  const tradingName = said(party.tradingName);
  const shown = (text: string | null) =>
    text && party.locationNumbers.includes(text) ? saidCode(text) : registered(text);
  const legalId = shown(party.legalId);
  const code = said(cif);
  const fiscal = [said(party.vatId), said(party.taxRegistration)];
  return {
    role,
    name,
    rows: [
      ...row(texts.tradingName, tradingName === name ? null : tradingName),
      ...row(texts.vatId, fiscal[0] ?? null),
      ...row(texts.taxRegistration, fiscal[1] ?? null),
      // Every party shows the code it is known by at ANAF, once.
      ...row(texts.cif, fiscal.every((one) => one === null) ? code : null),
      ...row(texts.legalId, legalId === code ? null : legalId),
      ...party.identifiers.flatMap((one) => row(texts.identifier, shown(one))),
      ...row(texts.address, addressText(party.address)),
      ...row(texts.legalForm, said(party.legalForm)),
      ...row(texts.contact, contact && joined([contact.name, contact.phone, contact.email])),
      ...row(texts.electronicAddress, shown(party.electronicAddress)),
    ],
  };
}

export function deliverySections(invoice: ReadInvoice, texts: SheetTexts): Section[] {
  const { delivery, payee, taxRepresentative } = invoice;
  const day = delivery?.deliveredOn ?? null;
  return [
    {
      title: texts.delivery,
      rows: delivery
        ? [
            ...row(texts.deliveredOn, day && formatDay(day, texts.language)),
            ...row(texts.buyer, said(delivery.name)),
            ...row(texts.address, addressText(delivery.address)),
            ...row(texts.locationId, saidCode(delivery.locationId)),
          ]
        : [],
    },
    {
      title: texts.payee,
      rows: payee
        ? [
            ...row(texts.payee, said(payee.name)),
            ...row(texts.identifier, registered(payee.id)),
            ...row(texts.legalId, registered(payee.legalId)),
          ]
        : [],
    },
    {
      title: texts.taxRepresentative,
      rows: taxRepresentative
        ? [
            ...row(texts.taxRepresentative, said(taxRepresentative.name)),
            ...row(texts.vatId, said(taxRepresentative.vatId)),
            ...row(texts.address, addressText(taxRepresentative.address)),
          ]
        : [],
    },
  ];
}

export function referenceRows(invoice: ReadInvoice, texts: SheetTexts): Row[] {
  const { references } = invoice;
  return [
    ...invoice.precedingInvoices.flatMap(({ number, issuedOn }) => {
      const date = issuedOn && `${texts.dated} ${formatDay(issuedOn, texts.language)}`;
      return row(texts.precedingInvoice, [said(number), date].filter(Boolean).join(' ') || null);
    }),
    ...row(texts.contract, saidCode(references.contract)),
    ...row(texts.order, saidCode(references.order)),
    ...row(texts.salesOrder, saidCode(references.salesOrder)),
    ...row(texts.project, saidCode(references.project)),
    ...row(texts.buyerReference, said(references.buyer)),
    ...row(texts.despatch, saidCode(references.despatch)),
    ...row(texts.receipt, saidCode(references.receipt)),
    ...row(texts.tender, saidCode(references.tender)),
    ...references.invoicedObjects.flatMap((one) => row(texts.invoicedObject, said(one))),
    ...row(texts.accounting, said(references.accounting)),
    ...row(texts.process, said(invoice.process)),
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
