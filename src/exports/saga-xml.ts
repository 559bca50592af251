/**
 * One invoice in the XML that SAGA C. imports: `Facturi/Factura/Antet` and `Detalii/Continut/Linie`. Pure.
 * SAGA publishes no schema that we could find; elements, the date's form and the file's name are those on which nine
 * independent programs agree that write it (seen 2026-11-22, docs/exports.md).
 */

import { isCashVat } from '../core/cash-vat.ts';
import { maskPersonalCodes } from '../core/cif.ts';
import { countsNegated, isNegativeCreditNote } from '../core/credit-note.ts';
import type { PartyDetails } from '../core/invoice.ts';
import { maskLines } from '../core/mask-invoice.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import type { StoredContent } from '../db/invoices/invoice-content.ts';
import { sagaText as text } from '../text/exports/saga.ts';
import { checkSums, type SumFault } from './check-sums.ts';
import { type SagaLine, sagaLines } from './saga-lines.ts';

export type SagaReading =
  /** @param remarks what an accountant should know of a file that is there */
  | { ok: true; folder: string; fileName: string; xml: string; remarks: string[] }
  /** Why SAGA cannot have it. */
  | { ok: false; reasons: string[] };

/** What the field holds; a longer number would be cut by SAGA without a word. */
const mostNumberCharacters = 16;

export function sagaOf(invoice: Invoice, { lines, vatBreakdown, details }: StoredContent): SagaReading {
  const { number, issuedOn, currency } = invoice;
  const negative = countsNegated(invoice);
  const booking = sagaLines({
    lines: maskLines(lines ?? []),
    vatBreakdown: invoice.vatBreakdown ?? vatBreakdown ?? [],
    adjustments: details?.adjustments,
    negative,
    names: { adjustments: text.adjustmentsLine(number ?? ''), rounding: text.roundingLine },
  });
  if (number === null || issuedOn === null || currency === null || !booking.ok)
    return {
      ok: false,
      reasons: [
        ...(['number', 'issuedOn', 'currency'] as const).filter((field) => invoice[field] === null),
        ...(booking.ok ? [] : [booking.fault]),
      ].map((reason) => text.reasons[reason]),
    };
  const named = { ...invoice, number, issuedOn, currency };
  const xml = documentOf(headOf(named, booking.reverseCharge, details), booking.lines);
  const written = { nets: amountsIn(xml, 'Valoare'), vats: amountsIn(xml, 'TVA'), negated: negative };
  const faults = checkSums(invoice, written);
  if (faults.length > 0) return { ok: false, reasons: faults.map(saySumFault) };
  const fileName = fileNameOf(named, details);
  return { ok: true, folder: folderOf(invoice), fileName, xml, remarks: remarksOf(named) };
}

type NamedInvoice = Invoice & { number: string; issuedOn: string; currency: string };

function headOf(invoice: NamedInvoice, reverseCharge: boolean, details: StoredContent['details']): string[] {
  const { number, issuedOn, dueOn, currency, seller, buyer, uploadIndex } = invoice;
  const notes = [text.spvNote(uploadIndex), ...(isTooLong(number) ? [text.wholeNumber(number)] : [])];
  return [
    ...party('Furnizor', seller, details?.seller),
    ...party('Client', buyer, details?.buyer),
    element('FacturaNumar', [...number].slice(0, mostNumberCharacters).join('')),
    element('FacturaData', roDate(issuedOn)),
    element('FacturaScadenta', dueOn === null ? '' : roDate(dueOn)),
    element('FacturaTaxareInversa', yesNo(reverseCharge)),
    element('FacturaTVAIncasare', yesNo(isCashVat(details?.taxPointCode))),
    element('FacturaMoneda', currency),
    element('FacturaIndexSPV', uploadIndex),
    element('FacturaInformatiiSuplimentare', notes.join('; ')),
  ];
}

function documentOf(head: string[], lines: SagaLine[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Facturi>',
    ' <Factura>',
    '  <Antet>',
    ...head.map((line) => `   ${line}`),
    '  </Antet>',
    '  <Detalii>',
    '   <Continut>',
    ...lines.flatMap(lineOf),
    '   </Continut>',
    '  </Detalii>',
    ' </Factura>',
    '</Facturi>',
    '',
  ].join('\n');
}

/** As written in the file. Texts are escaped, so that no description can pass for an amount. */
function amountsIn(xml: string, name: 'Valoare' | 'TVA'): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((m) => m[1]!);
}

function saySumFault({ term, written, expected }: SumFault): string {
  return expected === null ? text.sumUnknown(term) : text.sumDiffers(term, written, expected);
}

function remarksOf(invoice: NamedInvoice): string[] {
  return [
    ...(isTooLong(invoice.number) ? [text.remarks.numberCut(invoice.number)] : []),
    ...(isNegativeCreditNote(invoice) ? [text.remarks.negativeCreditNote] : []),
  ];
}

function isTooLong(number: string): boolean {
  return [...number].length > mostNumberCharacters;
}

function yesNo(value: boolean): string {
  return value ? 'Da' : 'Nu';
}

/** Received and issued apart, lei and foreign currency apart: SAGA imports each by another door. */
function folderOf({ direction, currency }: Invoice): string {
  return `${direction === 'received' ? 'primite' : 'emise'}/${currency === 'RON' ? 'lei' : 'valuta'}`;
}

/** `F_<code of the seller>_<number>_<date>.xml`. */
function fileNameOf({ seller, number, issuedOn }: NamedInvoice, details: StoredContent['details']): string {
  const code = plainName(fiscalCodeOf(seller, details?.seller)) || 'fara-cif';
  return `F_${code}_${plainName(number).slice(0, 60) || 'fara-numar'}_${roDate(issuedOn).replaceAll('.', '-')}.xml`;
}

function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^0-9A-Za-z]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Empty where an older version has read the document. */
function party(
  who: 'Furnizor' | 'Client',
  { cif, name }: Invoice['seller'],
  details: PartyDetails | undefined,
): string[] {
  const { legalId, address } = details ?? {};
  const registered = legalId && /^J/i.test(legalId) ? legalId : null;
  const street = [address?.line1, address?.line2, address?.line3].filter((line) => line).join(', ');
  const optional = (tag: string, text: string | null | undefined) =>
    text ? [element(`${who}${tag}`, text)] : [];
  return [
    element(`${who}Nume`, maskPersonalCodes(name ?? '')),
    element(`${who}CIF`, fiscalCodeOf({ cif }, details)),
    ...optional('NrRegCom', registered),
    ...optional('Tara', address?.country),
    ...optional('Judet', address?.county?.replace(/^RO-/, '')),
    ...optional('Localitate', address?.city),
    ...optional('Adresa', maskPersonalCodes(street)),
  ];
}

/** The Romanian code, or a foreign VAT id. A person's code is never exported: SAGA finds a person by name. */
function fiscalCodeOf({ cif }: Pick<Invoice['seller'], 'cif'>, details: PartyDetails | undefined): string {
  const code = cif ?? details?.vatId?.replace(/[^0-9A-Za-z]/g, '').slice(0, 30) ?? '';
  return /^(RO)?\d{13}$/i.test(code) ? '' : code;
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
  const clean = text.toWellFormed().replace(/[\p{Cc}\u2028\u2029\uFFFE\uFFFF]+/gu, ' ');
  const escaped = clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${escaped}</${name}>`;
}
