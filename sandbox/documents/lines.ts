/** Makes the lines of a document in exact figures: quantities in thousandths, prices in ten-thousandths, amounts in hundredths. */
import { GOODS, type Good, goodsOf } from './goods.ts';
import { divideRounded } from './money.ts';
import type { Plan, Regime } from './plan.ts';
import type { Random } from './random.ts';
import { rateOn, type VatCategory } from './vat.ts';

export interface Adjustment {
  charge: boolean;
  reasonCode: string | null;
  reason: string | null;
  /** Hundredths of a percent. */
  percent: bigint | null;
  base: bigint | null;
  amount: bigint;
}

export interface Line {
  good: Good;
  quantity: bigint;
  price: bigint;
  /** Before the discount that is inside the price. */
  grossPrice: bigint | null;
  /** How many units the price is for. */
  baseQuantity: bigint;
  adjustments: Adjustment[];
  net: bigint;
  category: VatCategory;
  rate: bigint | null;
}

const TAXED = goodsOf('standard', 'reduced', 'lowest');
const SHELVES: Record<Regime, readonly Good[]> = {
  domestic: TAXED,
  mixed: GOODS,
  reverse: goodsOf('reverse'),
  exempt: goodsOf('exempt'),
  zero: TAXED,
  outside: TAXED,
  intra_community: goodsOf('standard', 'reduced'),
  export: goodsOf('standard', 'reduced'),
};

/** Lei (ten-thousandths of one) for a unit of the currency; the day's rate varies a little. */
export function exchangeRate(currency: Plan['currency'], random: Random): bigint {
  if (currency === 'EUR') return BigInt(random.int(49700, 51200));
  if (currency === 'USD') return BigInt(random.int(43000, 46900));
  if (currency === 'HUF') return BigInt(random.int(121, 134));
  return 10000n;
}

export function makeLines(plan: Plan, issuedOn: string, rate: bigint, random: Random): Line[] {
  const shelf = SHELVES[plan.regime];
  // A firm sells out of its own trade: a few neighbouring goods, not the whole table.
  const start = random.int(0, shelf.length - 1);
  const lines: Line[] = [];
  for (let i = 0; i < plan.lineCount; i++) {
    const good = shelf[(start + random.int(0, 7)) % shelf.length] as Good;
    lines.push(makeLine(plan, good, issuedOn, rate, random));
  }
  if (plan.quirks.has('negative_vat')) lines.push(returnedGoods(lines));
  return lines;
}

function makeLine(plan: Plan, good: Good, issuedOn: string, exchange: bigint, random: Random): Line {
  const quantity = BigInt(
    good.fractional ? random.int(500, 250_000) : random.int(1, good.high > 50_000 ? 6 : 48) * 1000,
  );
  const bani = BigInt(random.int(good.low, good.high));
  let price = divideRounded(bani * 100n * 10000n, exchange);
  if (random.chance(0.1)) price += BigInt(random.int(1, 99));
  const baseQuantity = good.low < 100 && random.chance(0.5) ? 1000n : 1n;
  price *= baseQuantity;
  // 1% steps keep the discounted price exact in ten-thousandths more often than not; it is rounded all the same.
  const grossPrice = random.chance(0.06)
    ? divideRounded(price * 100n, BigInt(100 - random.int(2, 30)))
    : null;
  // A storno turns either the quantity or, in some programs, the price.
  const negativePrice = plan.quirks.has('negative_price');
  const signedQuantity = negativePrice ? quantity : quantity * plan.sign;
  if (negativePrice) price = -price;
  const full = divideRounded(signedQuantity * price, 100_000n * baseQuantity);
  const adjustments = lineAdjustments(full, random);
  const net = adjustments.reduce((sum, one) => (one.charge ? sum + one.amount : sum - one.amount), full);
  return {
    good,
    quantity: signedQuantity,
    price,
    grossPrice: negativePrice ? null : grossPrice,
    baseQuantity,
    adjustments,
    net,
    ...vatOf(plan.regime, good, issuedOn),
  };
}

function lineAdjustments(full: bigint, random: Random): Adjustment[] {
  const made: Adjustment[] = [];
  if (random.chance(0.08)) {
    const percent = BigInt(random.pick([200, 500, 750, 1000, 1500]));
    made.push({
      charge: false,
      reasonCode: '95',
      reason: 'Discount',
      percent,
      base: full,
      amount: divideRounded(full * percent, 10000n),
    });
  }
  if (random.chance(0.03)) {
    const amount = divideRounded(full * BigInt(random.int(10, 400)), 10000n);
    made.push({
      charge: true,
      reasonCode: random.pick(['ZZZ', 'PC', null]),
      reason: random.pick(['Ambalare', 'Taxă manipulare']),
      percent: null,
      base: null,
      amount,
    });
  }
  return made;
}

/** More goods come back than are sold, so the VAT total is below zero. */
function returnedGoods(lines: readonly Line[]): Line {
  const biggest = lines.reduce((most, line) =>
    line.net * (line.rate ?? 0n) > most.net * (most.rate ?? 0n) ? line : most,
  );
  const quantity = -biggest.quantity * BigInt(lines.length + 1);
  const net = divideRounded(quantity * biggest.price, 100_000n * biggest.baseQuantity);
  return { ...biggest, quantity, net, grossPrice: null, adjustments: [] };
}

function vatOf(regime: Regime, good: Good, issuedOn: string): { category: VatCategory; rate: bigint | null } {
  if (regime === 'outside') return { category: 'O', rate: null };
  if (regime === 'zero') return { category: 'Z', rate: 0n };
  if (regime === 'intra_community') return { category: 'K', rate: 0n };
  if (regime === 'export') return { category: 'G', rate: 0n };
  if (good.vat === 'exempt') return { category: 'E', rate: 0n };
  if (good.vat === 'reverse') return { category: 'AE', rate: 0n };
  return { category: 'S', rate: rateOn(issuedOn, good.vat) };
}
