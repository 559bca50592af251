/**
 * The VAT of documents in lei, by direction, category, rate and kind of document; each document is either in the sums as it
 * says itself, or is named with the reason why not. Pure; amounts are decimal strings.
 */

import { isCashVat } from './cash-vat.ts';
import { countsNegated } from './credit-note.ts';
import type { ReadingVerdict, VatSubtotal } from './invoice.ts';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  roundDecimal,
} from './money.ts';

/** By which date a document belongs to a month. */
export const vatDates = ['issued', 'delivered', 'available'] as const;
export type VatDate = (typeof vatDates)[number];

export const vatTypeGroups = ['invoice', 'storno', 'credit_note', 'self_billed'] as const;
export type VatTypeGroup = (typeof vatTypeGroups)[number];

/** Why a person should look at a document: the first four are in no sum. */
export const vatDoubts = [
  /** No invoice could be read in it. */
  'unread',
  /** Nothing proves that the original is the message's. */
  'unproven',
  /** The same invoice came in another message, which counts. */
  'copy',
  /** It has no table of VAT by rate. */
  'no_breakdown',
  /** In another currency, and nothing in it says what it is in lei. */
  'without_rate',
  /** Its table of VAT does not come to its own totals; the sums have the table. */
  'sums_differ',
  /** In another currency: its net in lei follows from its VAT in both currencies. */
  'net_from_vat',
  /** VAT that is due when it is paid. */
  'cash_vat',
] as const;
export type VatDoubt = (typeof vatDoubts)[number];
const excluding: readonly VatDoubt[] = ['unread', 'unproven', 'copy', 'no_breakdown'];

export interface VatDocument {
  direction: 'received' | 'sent';
  role: 'buyer' | 'seller' | null;
  typeCode: string | null;
  currency: string | null;
  net: string | null;
  vat: string | null;
  payable: string | null;
  /** BT-111, or BT-110 of an invoice in lei. */
  vatInLei: string | null;
  taxPointCode: string | null;
  vatBreakdown: VatSubtotal[] | null;
  reading: ReadingVerdict;
  unproven: boolean;
  copy: boolean;
}

export interface VatShare {
  category: string | null;
  /** `21`; `0` when the document states no rate. */
  rate: string;
  /** In lei, with the sign in a sum; null without a rate of exchange. */
  net: string | null;
  vat: string | null;
}

export interface VatOfDocument {
  /** By the company's role: what it bought is received, also where it filed the invoice itself. */
  direction: 'received' | 'sent';
  typeGroup: VatTypeGroup;
  /** Empty where the document is in no sum. */
  shares: VatShare[];
  doubts: VatDoubt[];
}

export function vatOf(document: VatDocument): VatOfDocument {
  const { role, vatBreakdown } = document;
  const direction = role === 'buyer' ? 'received' : role === 'seller' ? 'sent' : document.direction;
  const doubts: VatDoubt[] = [
    ...(document.reading === 'read' ? [] : (['unread'] as const)),
    ...(document.unproven ? (['unproven'] as const) : []),
    ...(document.copy ? (['copy'] as const) : []),
    ...(document.reading === 'read' && !vatBreakdown?.length ? (['no_breakdown'] as const) : []),
  ];
  const typeGroup = typeGroupOf(document);
  if (doubts.length > 0) return { direction, typeGroup, shares: [], doubts };
  const groups = vatBreakdown!;
  const fits = breakdownFits(document, groups);
  if (!fits) doubts.push('sums_differ');
  const inLei = toLei(document, groups, fits);
  if (inLei === null) doubts.push('without_rate');
  else if (document.currency !== 'RON') doubts.push('net_from_vat');
  if (isCashVat(document.taxPointCode)) doubts.push('cash_vat');
  const signed = (amount: string) => (countsNegated(document) ? negateDecimal(amount) : amount);
  const shares = groups.map(({ category, rate }, n) => {
    const own = inLei?.[n] ?? null;
    return { category, rate: plainRate(rate), net: own && signed(own.net), vat: own && signed(own.vat) };
  });
  return { direction, typeGroup, shares, doubts };
}

/** Whether the document is in no sum at all. */
export function isExcluded(doubts: readonly VatDoubt[]): boolean {
  return doubts.some((doubt) => excluding.includes(doubt));
}

function typeGroupOf({ typeCode, net, payable }: VatDocument): VatTypeGroup {
  if (typeCode === '381') return 'credit_note';
  if (typeCode === '389') return 'self_billed';
  const below = compareDecimals(net ?? '0', '0') || compareDecimals(payable ?? '0', '0');
  return below < 0 ? 'storno' : 'invoice';
}

/** As BG-23 must come to BT-109 and BT-110 (EN 16931, BR-CO-14). */
function breakdownFits({ net, vat }: VatDocument, groups: VatSubtotal[]): boolean {
  const sum = (part: 'base' | 'vat') => addDecimals('0', ...groups.map((group) => group[part] ?? '0'));
  const vatSum = sum('vat');
  const equal = (a: string, b: string | null) => b !== null && compareDecimals(a, b) === 0;
  return (
    equal(sum('base'), net) && (equal(vatSum, vat) || (vat === null && compareDecimals(vatSum, '0') === 0))
  );
}

/** Each group in lei; null where it cannot be known. The VAT of an invoice comes to its BT-111 exactly. */
function toLei(
  { currency, vat, vatInLei }: VatDocument,
  groups: VatSubtotal[],
  fits: boolean,
): { net: string; vat: string }[] | null {
  if (currency === 'RON') return groups.map(({ base, vat }) => ({ net: base ?? '0', vat: vat ?? '0' }));
  if (vat === null || vatInLei === null || isZero(vat) || isZero(vatInLei)) return null;
  const lei = (amount: string | null) => scale(amount ?? '0', vatInLei, vat);
  const found = groups.map((group) => ({ net: lei(group.base), vat: lei(group.vat) }));
  if (!fits) return found;
  // Rounding leaves some bani over: they go to the largest group, which they change least.
  const over = addDecimals(vatInLei, negateDecimal(addDecimals(...found.map((one) => one.vat))));
  const largest = found.reduce((a, b) => (compareDecimals(sizeOf(b.vat), sizeOf(a.vat)) > 0 ? b : a));
  largest.vat = addDecimals(largest.vat, over);
  return found;
}

/** amount × lei ÷ foreign, to bani, half away from zero. */
function scale(amount: string, lei: string, foreign: string): string {
  const product = multiplyDecimals(amount, lei);
  const negative = compareDecimals(product, '0') * compareDecimals(foreign, '0') < 0;
  const size = roundDecimal(divideDecimals(sizeOf(product), sizeOf(foreign), 2)!, 2);
  return negative ? negateDecimal(size) : size;
}

function sizeOf(amount: string): string {
  return compareDecimals(amount, '0') < 0 ? negateDecimal(amount) : amount;
}

function isZero(amount: string): boolean {
  return compareDecimals(amount, '0') === 0;
}

/** `19.00` and `19` are one rate. */
function plainRate(rate: string | null): string {
  if (rate === null || isZero(rate)) return '0';
  return rate.includes('.') ? rate.replace(/0+$/, '').replace(/\.$/, '') : rate;
}

export interface VatRow {
  direction: 'received' | 'sent';
  category: string | null;
  rate: string;
  typeGroup: VatTypeGroup;
  /** In lei, of the documents whose lei are known. */
  net: string;
  vat: string;
  /** Documents, those without a rate of exchange included. */
  count: number;
  /** Of them, documents in another currency that do not say what they are in lei: in neither sum. */
  withoutRate: number;
}

/** Rows in the order in which people read them: sold before bought, the highest rate first. */
export function sumVat(documents: Iterable<VatOfDocument>): VatRow[] {
  const rows = new Map<string, VatRow>();
  for (const { direction, typeGroup, shares } of documents) {
    const counted = new Set<VatRow>();
    for (const { category, rate, net, vat } of shares) {
      const key = [direction, category, rate, typeGroup].join(' ');
      const row = rows.get(key) ?? {
        ...{ direction, category, rate, typeGroup },
        ...{ net: '0.00', vat: '0.00', count: 0, withoutRate: 0 },
      };
      rows.set(key, row);
      if (net !== null) row.net = addDecimals(row.net, net);
      if (vat !== null) row.vat = addDecimals(row.vat, vat);
      // A document may name a rate twice, for two reasons of exemption.
      if (counted.has(row)) continue;
      counted.add(row);
      row.count++;
      if (net === null) row.withoutRate++;
    }
  }
  return [...rows.values()].sort(compareRows);
}

function compareRows(a: VatRow, b: VatRow): number {
  return (
    Number(a.direction === 'received') - Number(b.direction === 'received') ||
    compareDecimals(b.rate, a.rate) ||
    compareTexts(a.category ?? '', b.category ?? '') ||
    vatTypeGroups.indexOf(a.typeGroup) - vatTypeGroups.indexOf(b.typeGroup)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
