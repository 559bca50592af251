/** What an invoice comes to: allowances and charges, VAT by category, and the totals as they were written. Pure. */
import type { Adjustment, ReadInvoice } from '../core/invoice.ts';
import { codeName } from '../text/code-name.ts';
import { formatAmount, formatNumber } from '../text/format.ts';
import type { SheetTexts } from '../text/render/sheet-texts.ts';
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

export function vatRows({ vatBreakdown }: ReadInvoice, texts: SheetTexts): SheetVat[] {
  return vatBreakdown.map(({ category, rate, base, vat, exemptionReason, exemptionCode }) => ({
    category: categoryName(category, texts),
    reason: [...new Set([said(exemptionReason), said(exemptionCode)].filter((text) => text !== null))].join(
      ' · ',
    ),
    rate: rate === null ? '' : texts.percent(formatNumber(rate, texts.language)),
    base: base === null ? '' : formatAmount(base, texts.language),
    vat: vat === null ? '' : formatAmount(vat, texts.language),
  }));
}

export function totalRows(invoice: ReadInvoice, texts: SheetTexts): { rows: Row[]; payable: Row | null } {
  const { totals, net, vat, gross, payable } = invoice;
  const currency = said(invoice.currency) ?? '';
  const amount = (label: string, value: string | null, unit = currency): Row[] =>
    row(label, value === null ? null : `${formatAmount(value, texts.language)} ${unit}`.trim());
  const vatCurrency = said(invoice.vatCurrency) ?? '';
  // A document whose VAT currency is its own repeats its total.
  const vatElsewhere = vatCurrency === currency ? null : totals.vatInVatCurrency;
  return {
    rows: [
      ...amount(texts.totals.lines, totals.lines),
      ...amount(texts.totals.allowances, totals.allowances),
      ...amount(texts.totals.charges, totals.charges),
      ...amount(texts.totals.net, net),
      ...amount(texts.totals.vat, vat),
      ...amount(texts.totals.vatInVatCurrency(vatCurrency), vatElsewhere, vatCurrency),
      ...amount(texts.totals.gross, gross),
      ...amount(texts.totals.prepaid, totals.prepaid),
      ...amount(texts.totals.rounding, totals.rounding),
    ],
    payable: amount(texts.totals.payable, payable)[0] ?? null,
  };
}

export function adjustmentRows(adjustments: Adjustment[], texts: SheetTexts): Row[] {
  return adjustments.map((one) => {
    const { label, details, amount } = adjustmentParts(one, texts);
    return [label, [amount, ...details].join(' · ')];
  });
}

/** In one sentence, for below a line. */
export function adjustmentText(one: Adjustment, texts: SheetTexts): string {
  const { label, details, amount } = adjustmentParts(one, texts);
  return [`${label}: ${amount}`, ...details].join(' · ');
}

function adjustmentParts(one: Adjustment, texts: SheetTexts) {
  const { kind, amount, base, percent, reason, reasonCode, vatCategory, vatRate } = one;
  const share = percent && texts.percent(formatNumber(percent, texts.language));
  const details = [
    said(reason) ?? (reasonCode && `${texts.code} ${said(reasonCode)}`),
    share && (base ? texts.shareOf(share, formatAmount(base, texts.language)) : share),
    vatCategory &&
      [texts.vat, said(vatCategory), vatRate && texts.percent(formatNumber(vatRate, texts.language))]
        .filter(Boolean)
        .join(' '),
  ];
  return {
    label: kind === 'allowance' ? texts.allowance : texts.charge,
    details: details.filter(Boolean) as string[],
    amount: amount === null ? '' : formatAmount(amount, texts.language),
  };
}

function categoryName(code: string | null, texts: SheetTexts): string {
  if (code === null) return '';
  const name = codeName(texts.vatCategories, code);
  return name === undefined ? (said(code) ?? '') : `${name} (${code})`;
}
