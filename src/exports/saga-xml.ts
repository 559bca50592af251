/**
 * One invoice in the XML that SAGA C. imports: `Facturi/Factura/Antet` and `Detalii/Continut/Linie`. Pure.
 * SAGA publishes no schema that we could find; elements, the date's form and the file's name are those on which nine
 * independent programs agree that write it (seen 2026-11-22, docs/exports.md).
 */

import { maskPersonalCodes } from '../core/cif.ts';
import { creditNoteTypes } from '../core/credit-note.ts';
import type { PartyDetails } from '../core/invoice.ts';
import { maskLines } from '../core/mask-invoice.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import type { StoredContent } from '../db/invoices/invoice-content.ts';
import { type SagaLine, sagaLines } from './saga-lines.ts';

export type SagaReading =
  | { ok: true; folder: string; fileName: string; xml: string }
  /** What SAGA needs and the document does not say. */
  | { ok: false; missing: string[] };

export function sagaOf(invoice: Invoice, { lines, vatBreakdown, details }: StoredContent): SagaReading {
  const { number, issuedOn, currency, seller, buyer } = invoice;
  const negative = creditNoteTypes.includes(invoice.typeCode ?? '');
  const rest = `Reduceri și costuri suplimentare, factura ${number}`;
  const booked = sagaLines(maskLines(lines ?? []), vatBreakdown ?? [], { negative, rest });
  if (number === null || issuedOn === null || currency === null || booked.length === 0) {
    return { ok: false, missing: missingOf(invoice, booked) };
  }
  const reverse = [
    ...(lines ?? []).map((l) => l.vatCategory),
    ...(vatBreakdown ?? []).map((v) => v.category),
  ];
  const head = [
    ...party('Furnizor', seller, details?.seller),
    ...party('Client', buyer, details?.buyer),
    element('FacturaNumar', number),
    element('FacturaData', roDate(issuedOn)),
    element('FacturaScadenta', invoice.dueOn === null ? '' : roDate(invoice.dueOn)),
    element('FacturaTaxareInversa', reverse.includes('AE') ? 'Da' : 'Nu'),
    element('FacturaMoneda', currency),
    element('FacturaInformatiiSuplimentare', `e-Factura, index de încărcare ${invoice.uploadIndex}`),
  ];
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Facturi>',
    ' <Factura>',
    '  <Antet>',
    ...head.map((line) => `   ${line}`),
    '  </Antet>',
    '  <Detalii>',
    '   <Continut>',
    ...booked.flatMap(lineOf),
    '   </Continut>',
    '  </Detalii>',
    ' </Factura>',
    '</Facturi>',
    '',
  ].join('\n');
  return { ok: true, folder: folderOf(invoice), fileName: fileNameOf(invoice), xml };
}

/** Received and issued apart, lei and foreign currency apart: SAGA imports each by another door. */
function folderOf({ direction, currency }: Invoice): string {
  return `${direction === 'received' ? 'primite' : 'emise'}/${currency === 'RON' ? 'lei' : 'valuta'}`;
}

/** `F_<code of the seller>_<number>_<date>.xml`. */
function fileNameOf({ seller, number, issuedOn }: Invoice): string {
  const plain = (number ?? '')
    .normalize('NFKD')
    .replace(/[^0-9A-Za-z]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `F_${publicCif(seller.cif) || 'fara-cif'}_${plain.slice(0, 60) || 'fara-numar'}_${roDate(issuedOn!).replaceAll('.', '-')}.xml`;
}

function missingOf({ number, issuedOn, currency }: Invoice, booked: SagaLine[]): string[] {
  return [
    ...(number === null ? ['number'] : []),
    ...(issuedOn === null ? ['issuedOn'] : []),
    ...(currency === null ? ['currency'] : []),
    ...(booked.length === 0 ? ['lines'] : []),
  ];
}

/** Empty where an older version has read the document. */
function party(
  who: 'Furnizor' | 'Client',
  { cif, name }: Invoice['seller'],
  details?: PartyDetails,
): string[] {
  const { legalId, address } = details ?? {};
  const registered = legalId && /^J/i.test(legalId) ? legalId : null;
  const street = [address?.line1, address?.line2, address?.line3].filter((line) => line).join(', ');
  const optional = (tag: string, text: string | null | undefined) =>
    text ? [element(`${who}${tag}`, text)] : [];
  return [
    element(`${who}Nume`, maskPersonalCodes(name ?? '')),
    element(`${who}CIF`, publicCif(cif)),
    ...optional('NrRegCom', registered),
    ...optional('Tara', address?.country),
    ...optional('Judet', address?.county?.replace(/^RO-/, '')),
    ...optional('Localitate', address?.city),
    ...optional('Adresa', maskPersonalCodes(street)),
  ];
}

/** A person's code goes out by no door; SAGA finds a person by his name. */
function publicCif(cif: string | null): string {
  return cif === null || cif.length === 13 ? '' : cif;
}

function lineOf(line: SagaLine, i: number): string[] {
  return [
    '    <Linie>',
    ...[
      element('LinieNrCrt', String(i + 1)),
      element('Descriere', line.description),
      element('CodArticolFurnizor', line.sellerItemId ?? ''),
      element('CodArticolClient', line.buyerItemId ?? ''),
      element('CodBare', line.standardItemId ?? ''),
      element('UM', unitOf(line.unit)),
      element('Cantitate', line.quantity),
      element('Pret', line.price),
      element('Valoare', line.value),
      element('ProcTVA', line.vatRate),
      element('TVA', line.vat),
    ].map((text) => `     ${text}`),
    '    </Linie>',
  ];
}

/** The codes of UN/ECE recommendation 20 that Romanian invoices mostly have, as books name them; others go as they are. */
const units: Record<string, string> = {
  H87: 'BUC',
  C62: 'BUC',
  XPP: 'BUC',
  KGM: 'KG',
  GRM: 'G',
  TNE: 'TO',
  LTR: 'L',
  MTR: 'M',
  MTK: 'MP',
  MTQ: 'MC',
  KMT: 'KM',
  HUR: 'ORE',
  DAY: 'ZI',
  MON: 'LUNA',
  ANN: 'AN',
  KWH: 'KWH',
  SET: 'SET',
};

function unitOf(code: string | null): string {
  return code === null ? 'BUC' : (units[code] ?? code);
}

/** `15.02.2026` */
function roDate(day: string): string {
  return day.split('-').reverse().join('.');
}

function element(name: string, text: string): string {
  const clean = text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ');
  const escaped = clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${escaped}</${name}>`;
}
