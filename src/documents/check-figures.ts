/**
 * Whether an invoice's figures add up, as EN 16931 counts: exact where its rules are, within their slack where they have
 * one. A figure that is not there, or could not be read, is nothing to count with: that has a remark of its own.
 */

import type { Adjustment, InvoiceLine, ReadInvoice, VatSubtotal } from '../core/invoice.ts';
import {
  addDecimals,
  compareDecimals,
  decimalsOf,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  roundDecimal,
} from '../core/money.ts';
import type { CategoryRule, FigureRemark } from '../core/remark.ts';

type Note = (remark: FigureRemark) => void;

export function checkFigures(invoice: ReadInvoice, note: Note): void {
  const { totals, adjustments, net, vat, gross, payable, vatBreakdown } = invoice;
  const expect = (
    code: FigureRemark['code'],
    term: string,
    written: string | null,
    expected: string | null,
  ) => {
    if (expected !== null && !(written !== null && isEqual(written, expected)))
      note({ code, term, written, expected });
  };
  const ifSaid = (written: string | null, expected: string | null) => (written === null ? null : expected);
  const amounts = (kind: Adjustment['kind']) =>
    adjustments.filter((one) => one.kind === kind).map(({ amount }) => amount);
  expect(
    'BR-CO-10',
    'BT-106',
    totals.lines,
    ifSaid(totals.lines, sumOf(invoice.lines.map((line) => line.net))),
  );
  for (const [code, term, written, kind] of [
    ['BR-CO-11', 'BT-107', totals.allowances, 'allowance'],
    ['BR-CO-12', 'BT-108', totals.charges, 'charge'],
  ] as const)
    if (written !== null || amounts(kind).length > 0) expect(code, term, written, sumOf(amounts(kind)));
  expect(
    'BR-CO-13',
    'BT-109',
    net,
    ifSaid(net, sumOf([totals.lines, minus(totals.allowances), totals.charges ?? '0'])),
  );
  expect('BR-CO-14', 'BT-110', vat, ifSaid(vat, sumOf(vatBreakdown.map((group) => group.vat))));
  expect('BR-CO-15', 'BT-112', gross, ifSaid(gross, sumOf([net, vat ?? '0'])));
  const due = sumOf([gross, minus(totals.prepaid), totals.rounding ?? '0']);
  expect('BR-CO-16', 'BT-115', payable, ifSaid(payable, due));
  vatBreakdown.forEach((group, i) => {
    checkVat(group, i + 1, note);
  });
  checkCategories(invoice, note);
  invoice.lines.forEach((line, i) => {
    checkLine(line, i + 1, leastUnit(invoice.currency), note);
  });
}

/** To two decimals; null when one of them is not known. */
function sumOf(terms: (string | null)[]): string | null {
  const known = terms.filter((term) => term !== null);
  return known.length === terms.length ? roundDecimal(addDecimals(...known), 2) : null;
}

function minus(amount: string | null): string {
  return negateDecimal(amount ?? '0');
}

function isEqual(a: string, b: string): boolean {
  return compareDecimals(a, b) === 0;
}

function isWithin(a: string, b: string, slack: string): boolean {
  if (isEqual(a, b)) return true;
  const apart = addDecimals(a, negateDecimal(b));
  return compareDecimals(apart, slack) <= 0 && compareDecimals(apart, negateDecimal(slack)) >= 0;
}

/** Many programs count VAT line by line, so EN 16931 lets a group be off by almost one. */
function checkVat({ base, rate, vat }: VatSubtotal, at: number, note: Note): void {
  if (base === null || rate === null || vat === null) return;
  const expected = roundDecimal(multiplyDecimals(multiplyDecimals(base, rate), '0.01'), 2);
  if (!isWithin(vat, expected, '0.99'))
    note({ code: 'BR-CO-17', term: `BT-117 #${at}`, written: vat, expected });
}

const categoryRules: Record<string, CategoryRule> = {
  S: 'BR-S-08',
  Z: 'BR-Z-08',
  E: 'BR-E-08',
  AE: 'BR-AE-08',
  K: 'BR-IC-08',
  G: 'BR-G-08',
  O: 'BR-O-08',
  L: 'BR-AF-08',
  M: 'BR-AG-08',
};

/**
 * By category and not by rate: real documents leave a rate out on the line, or write 0 for none, and say it in the
 * breakdown.
 */
function checkCategories({ lines, adjustments, vatBreakdown }: ReadInvoice, note: Note): void {
  const parts = [
    ...lines.map(({ vatCategory, net }) => ({ category: vatCategory, amount: net })),
    ...adjustments.map(({ vatCategory, kind, amount }) => ({
      category: vatCategory,
      amount: kind === 'allowance' ? amount && negateDecimal(amount) : amount,
    })),
  ];
  if (parts.some(({ category, amount }) => category === null || amount === null)) return;
  for (const category of new Set(vatBreakdown.map((group) => group.category))) {
    const code =
      category === null || !Object.hasOwn(categoryRules, category) ? undefined : categoryRules[category];
    const groups = vatBreakdown.filter((group) => group.category === category);
    const written = sumOf(groups.map((group) => group.base));
    if (!code || written === null) continue;
    const expected = sumOf(parts.filter((part) => part.category === category).map((part) => part.amount))!;
    const slack = multiplyDecimals('0.99', String(groups.length));
    if (!isWithin(written, expected, slack)) note({ code, term: `BT-116 ${category}`, written, expected });
  }
}

/** Currencies without hundredths: amounts are rounded to whole units. */
const wholeUnits: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF HUF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '),
);

function leastUnit(currency: string | null): string {
  return currency !== null && wholeUnits.has(currency) ? '1' : '0.02';
}

/** @param rounding what may have been lost when the amount was rounded */
function checkLine(line: InvoiceLine, at: number, rounding: string, note: Note): void {
  const { quantity, price, net, priceBaseQuantity } = line;
  if (quantity === null || price === null || net === null) return;
  const perOne = (amount: string) =>
    divideDecimals(multiplyDecimals(quantity, amount), priceBaseQuantity ?? '1', 6);
  const full = perOne(price);
  if (full === undefined) return;
  const signed = line.adjustments.map(({ kind, amount }) =>
    kind === 'allowance' ? amount && minus(amount) : amount,
  );
  const expected = sumOf([full, ...signed]);
  if (expected === null) return;
  // Nearly every line is right to the hundredth, and counting its slack would cost as much as counting the line.
  if (isEqual(net, expected)) return;
  const slack = addDecimals(rounding, absolute(perOne(halfUnitOf(price))!));
  if (!isWithin(net, expected, slack))
    note({ code: 'line_net', term: `BT-131 #${at}`, written: net, expected });
}

/**
 * A price is rounded too, often to four decimals beside a quantity of many thousands, as in ANAF's own sample: what may
 * have been lost there is slack, and the two hundredths that Peppol allows.
 */
function halfUnitOf(price: string): string {
  return `0.${'0'.repeat(Math.max(2, decimalsOf(price)))}5`;
}

function absolute(value: string): string {
  return value.replace('-', '');
}
