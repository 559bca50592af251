/** A small set of EN 16931's and CIUS-RO's rules on single fields: what has to be there, how long, from which list. */

import { isNegativeCreditNote } from '../core/credit-note.ts';
import type { Address, ReadInvoice } from '../core/invoice.ts';
import type { FieldRemark, FieldRule } from '../core/remark.ts';
import { checkLengths } from './check-lengths.ts';
import { buyerTerms, sellerTerms } from './term-numbers.ts';

type Note = (remark: FieldRemark) => void;

export function checkFields(invoice: ReadInvoice, note: Note): void {
  for (const [code, term, written] of required(invoice)) if (written === null) note({ code, term, written });
  checkLines(invoice, note);
  checkCodes(invoice, note);
  checkCounts(invoice, note);
  checkAddress(invoice.seller.address, sellerTerms.address, note);
  checkAddress(invoice.buyer.address, buyerTerms.address, note);
  checkLengths(invoice, note);
}

function required(i: ReadInvoice): [FieldRule, string, string | null][] {
  return [
    ['BR-02', 'BT-1', i.number],
    ['BR-03', 'BT-2', i.issuedOn],
    ['BR-04', 'BT-3', i.typeCode],
    ['BR-05', 'BT-5', i.currency],
    ['BR-06', 'BT-27', i.seller.legalName],
    ['BR-07', 'BT-44', i.buyer.legalName],
    ['BR-12', 'BT-106', i.totals.lines],
    ['BR-13', 'BT-109', i.net],
    ['BR-14', 'BT-112', i.gross],
    ['BR-15', 'BT-115', i.payable],
  ];
}

function checkLines({ lines }: ReadInvoice, note: Note): void {
  if (lines.length === 0) note({ code: 'BR-16', term: 'BG-25', written: null });
  lines.forEach(({ quantity, net, name, price, vatCategory }, i) => {
    for (const [code, term, written] of [
      ['BR-22', 'BT-129', quantity],
      ['BR-24', 'BT-131', net],
      ['BR-25', 'BT-153', name],
      ['BR-26', 'BT-146', price],
      ['BR-CO-04', 'BT-151', vatCategory],
    ] as const)
      if (written === null) note({ code, term: `${term} #${i + 1}`, written });
  });
}

const typeCodes: Record<ReadInvoice['syntax'], string[]> = {
  ubl_invoice: ['380', '384', '389', '751'],
  ubl_credit_note: ['381'],
  cii: ['380', '381', '384', '389', '751'],
};

function checkCodes(i: ReadInvoice, note: Note): void {
  if (i.number !== null && !/\d/.test(i.number)) note({ code: 'BR-RO-010', term: 'BT-1', written: i.number });
  if (i.typeCode !== null && !typeCodes[i.syntax].includes(i.typeCode))
    note({ code: 'BR-RO-020', term: 'BT-3', written: i.typeCode });
  if (isNegativeCreditNote(i)) note({ code: 'negative_credit_note', term: 'BT-115', written: i.payable });
  if (i.currency !== null && i.currency !== 'RON' && i.vatCurrency !== 'RON')
    note({ code: 'BR-RO-030', term: 'BT-6', written: i.vatCurrency });
  if (i.vatCurrency !== null && i.totals.vatInVatCurrency === null)
    note({ code: 'BR-53', term: 'BT-111', written: null });
  const { legalId, vatId, taxRegistration } = i.buyer;
  if ((legalId ?? vatId ?? taxRegistration) === null && i.lines.some((line) => line.vatCategory !== 'O'))
    note({ code: 'BR-RO-120', term: 'BT-47, BT-48', written: null });
}

function checkCounts({ notes, attachments, precedingInvoices }: ReadInvoice, note: Note): void {
  for (const [code, term, count, most] of [
    ['BR-RO-A020', 'BG-1', notes.length, 20],
    ['BR-RO-A050', 'BG-24', attachments.length, 50],
    ['BR-RO-A500', 'BG-3', precedingInvoices.length, 500],
  ] as const)
    if (count > most) note({ code, term, written: String(count) });
}

/** ISO 3166-2:RO. */
const counties = new Set(
  (
    'AB AG AR B BC BH BN BR BT BV BZ CJ CL CS CT CV DB DJ GJ GL GR HD HR IF IL IS MH MM MS NT OT PH SB SJ SM SV TL TM ' +
    'TR VL VN VS'
  )
    .split(' ')
    .map((code) => `RO-${code}`),
);

function checkAddress(address: Address | null, bt: typeof sellerTerms.address, note: Note): void {
  const { line1 = null, city = null, county = null, country = null } = address ?? {};
  if (line1 === null) note({ code: 'BR-RO-080', term: bt.line1, written: null });
  if (city === null) note({ code: 'BR-RO-090', term: bt.city, written: null });
  if (country !== 'RO') return;
  if (county === null || !counties.has(county)) note({ code: 'BR-RO-110', term: bt.county, written: county });
  if (county === 'RO-B' && city !== null && !/^SECTOR[1-6]$/.test(city))
    note({ code: 'BR-RO-100', term: bt.city, written: city });
}
