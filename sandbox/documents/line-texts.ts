/** From a line's exact figures to the texts on the document. */
import { addDays, firstOfMonth } from './dates.ts';
import type { LineDressing } from './dressing.ts';
import type { AdjustmentFacts, LineFacts } from './facts.ts';
import { inventEan } from './goods.ts';
import type { Adjustment, Line } from './lines.ts';
import type { Format } from './money.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';

const DESCRIPTIONS = [
  'conform contract',
  'Livrare parțială',
  'lot 24-A; termen < 30 zile',
  'Ambalaj returnabil & etichetat',
  'Garanție 24 luni',
];

export function lineFacts(line: Line, index: number, plan: Plan, format: Format, random: Random): LineFacts {
  return {
    id: String(index + 1),
    name: line.good.name,
    description: random.chance(0.2) ? random.pick(DESCRIPTIONS) : null,
    note: random.chance(0.04) ? 'Aviz nr. 14' : null,
    quantity: format.quantity(line.quantity),
    unit: line.good.unit,
    price: format.price(line.price),
    priceBaseQuantity:
      line.baseQuantity !== 1n ? line.baseQuantity.toString() : random.chance(0.2) ? '1' : null,
    net: format.amount(line.net),
    vatCategory: line.category,
    vatRate: plan.quirks.has('rate_only_on_subtotal')
      ? null
      : line.rate === null
        ? outsideRate(plan)
        : format.rate(line.rate),
    adjustments: line.adjustments.map((one) => adjustmentFacts(one, format)),
  };
}

export function dressLine(
  line: Line,
  issuedOn: string,
  plan: Plan,
  format: Format,
  random: Random,
): LineDressing {
  const monthly = line.good.unit === 'MON' && random.chance(0.4);
  return {
    grossPrice: line.grossPrice === null ? null : format.price(line.grossPrice),
    priceDiscount: line.grossPrice === null ? null : format.price(line.grossPrice - line.price),
    sellerItem: random.chance(0.4)
      ? `${random.pick(['A', 'MF-', 'COD '])}${random.digits(4)}`
      : plan.quirks.has('empty_elements')
        ? ''
        : null,
    ean: random.chance(0.15) ? inventEan(random.digits(11)) : null,
    cpv: random.chance(0.15) ? line.good.cpv : null,
    periodFrom: monthly ? firstOfMonth(issuedOn) : null,
    periodTo: monthly ? addDays(firstOfMonth(issuedOn), 27) : null,
  };
}

export function adjustmentFacts(one: Adjustment, format: Format): AdjustmentFacts {
  return {
    charge: one.charge,
    reasonCode: one.reasonCode,
    reason: one.reason,
    percent: one.percent === null ? null : format.rate(one.percent),
    base: one.base === null ? null : format.amount(one.base),
    amount: format.amount(one.amount),
    vatCategory: null,
    vatRate: null,
  };
}

/** Category O has no rate, except from programs that write 0. */
export const outsideRate = (plan: Plan): string | null =>
  plan.quirks.has('outside_scope_zero_rate') ? '0' : null;
