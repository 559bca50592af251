/** What an invoice comes to: allowances and charges, VAT by category, and the totals as they were written. Pure. */
import type { Adjustment, ReadInvoice } from '../core/invoice.ts';
import { formatAmount, formatNumber } from '../text/format.ts';
import type { Words } from '../text/render/messages.ts';
import { type Row, row } from './rows.ts';
import { said } from './said.ts';

export interface SheetVat {
  category: string;
  /** Why nothing is charged. */
  reason: string;
  rate: string;
  base: string;
  vat: string;
}

export function vatRows({ vatBreakdown }: ReadInvoice, words: Words): SheetVat[] {
  return vatBreakdown.map(({ category, rate, base, vat, exemptionReason, exemptionCode }) => ({
    category: categoryName(category, words),
    reason: [...new Set([said(exemptionReason), said(exemptionCode)].filter((text) => text !== null))].join(
      ' · ',
    ),
    rate: rate === null ? '' : words.percent(formatNumber(rate, words)),
    base: base === null ? '' : formatAmount(base, words),
    vat: vat === null ? '' : formatAmount(vat, words),
  }));
}

export function totalRows(invoice: ReadInvoice, words: Words): { rows: Row[]; payable: Row | null } {
  const { totals, net, vat, gross, payable } = invoice;
  const currency = said(invoice.currency) ?? '';
  const amount = (label: string, value: string | null, unit = currency): Row[] =>
    row(label, value === null ? null : `${formatAmount(value, words)} ${unit}`.trim());
  const vatCurrency = said(invoice.vatCurrency) ?? '';
  // A document whose VAT currency is its own repeats its total.
  const vatElsewhere = vatCurrency === currency ? null : totals.vatInVatCurrency;
  return {
    rows: [
      ...amount(words.totals.lines, totals.lines),
      ...amount(words.totals.allowances, totals.allowances),
      ...amount(words.totals.charges, totals.charges),
      ...amount(words.totals.net, net),
      ...amount(words.totals.vat, vat),
      ...amount(words.totals.vatInVatCurrency(vatCurrency), vatElsewhere, vatCurrency),
      ...amount(words.totals.gross, gross),
      ...amount(words.totals.prepaid, totals.prepaid),
      ...amount(words.totals.rounding, totals.rounding),
    ],
    payable: amount(words.totals.payable, payable)[0] ?? null,
  };
}

export function adjustmentRows(adjustments: Adjustment[], words: Words): Row[] {
  return adjustments.map((one) => {
    const { label, details, amount } = adjustmentParts(one, words);
    return [label, [amount, ...details].join(' · ')];
  });
}

/** In one sentence, for below a line. */
export function adjustmentText(one: Adjustment, words: Words): string {
  const { label, details, amount } = adjustmentParts(one, words);
  return [`${label}: ${amount}`, ...details].join(' · ');
}

function adjustmentParts(one: Adjustment, words: Words) {
  const { kind, amount, base, percent, reason, reasonCode, vatCategory, vatRate } = one;
  const share = percent && words.percent(formatNumber(percent, words));
  const details = [
    said(reason) ?? (reasonCode && `${words.code} ${said(reasonCode)}`),
    share && (base ? words.shareOf(share, formatAmount(base, words)) : share),
    vatCategory &&
      [words.vat, said(vatCategory), vatRate && words.percent(formatNumber(vatRate, words))]
        .filter(Boolean)
        .join(' '),
  ];
  return {
    label: kind === 'allowance' ? words.allowance : words.charge,
    details: details.filter(Boolean) as string[],
    amount: amount === null ? '' : formatAmount(amount, words),
  };
}

function categoryName(code: string | null, words: Words): string {
  if (code === null) return '';
  const name = words.vatCategories[code];
  return name === undefined ? (said(code) ?? '') : `${name} (${code})`;
}
