/** Adds a document up: VAT by category and rate, allowances and charges of the whole document, what is left to pay. */
import type { Adjustment, Line } from './lines.ts';
import { divideRounded } from './money.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import type { VatCategory } from './vat.ts';

export interface VatGroup {
  category: VatCategory;
  rate: bigint | null;
  base: bigint;
  vat: bigint;
}

export type DocumentAdjustment = Adjustment & { category: VatCategory; rate: bigint | null };

export interface Totals {
  groups: VatGroup[];
  adjustments: DocumentAdjustment[];
  lineTotal: bigint;
  allowanceTotal: bigint | null;
  chargeTotal: bigint | null;
  net: bigint;
  vat: bigint;
  gross: bigint;
  prepaid: bigint | null;
  rounding: bigint | null;
  payable: bigint;
}

export function addUp(plan: Plan, lines: readonly Line[], random: Random): Totals {
  const groups = groupByVat(lines);
  const adjustments = documentAdjustments(groups, random);
  for (const one of adjustments) {
    const group = groups.find(({ category, rate }) => category === one.category && rate === one.rate);
    if (group !== undefined) group.base += one.charge ? one.amount : -one.amount;
  }
  // VAT is counted once for a group, not line by line: the sums differ by a ban or two.
  for (const group of groups) group.vat = divideRounded(group.base * (group.rate ?? 0n), 10000n);
  const lineTotal = sum(lines.map((line) => line.net));
  const allowances = adjustments.filter((one) => !one.charge);
  const charges = adjustments.filter((one) => one.charge);
  const net = lineTotal - sum(allowances.map((one) => one.amount)) + sum(charges.map((one) => one.amount));
  const vat = sum(groups.map((group) => group.vat));
  const gross = net + vat;
  const prepaid =
    gross > 0n && plan.sign > 0n && random.chance(0.06)
      ? random.chance(0.3)
        ? gross
        : divideRounded(gross * BigInt(random.int(10, 50)), 100n)
      : null;
  const due = gross - (prepaid ?? 0n);
  const rounding = due > 0n && random.chance(0.05) ? divideRounded(due, 100n) * 100n - due : null;
  return {
    groups,
    adjustments,
    lineTotal,
    allowanceTotal: allowances.length === 0 ? null : sum(allowances.map((one) => one.amount)),
    chargeTotal: charges.length === 0 ? null : sum(charges.map((one) => one.amount)),
    net,
    vat,
    gross,
    prepaid,
    rounding,
    payable: due + (rounding ?? 0n),
  };
}

function groupByVat(lines: readonly Line[]): VatGroup[] {
  const groups: VatGroup[] = [];
  for (const { category, rate, net } of lines) {
    const group = groups.find((one) => one.category === category && one.rate === rate);
    if (group === undefined) groups.push({ category, rate, base: net, vat: 0n });
    else group.base += net;
  }
  return groups;
}

function documentAdjustments(groups: readonly VatGroup[], random: Random): DocumentAdjustment[] {
  const made: DocumentAdjustment[] = [];
  const { category, rate, base } = random.pick(groups);
  if (random.chance(0.06)) {
    const percent = BigInt(random.pick([100, 200, 300, 500]));
    made.push({
      charge: false,
      reasonCode: '95',
      reason: 'Discount comercial',
      percent,
      base,
      amount: divideRounded(base * percent, 10000n),
      category,
      rate,
    });
  }
  if (random.chance(0.05)) {
    const amount = divideRounded(base * BigInt(random.int(20, 300)), 10000n);
    made.push({
      charge: true,
      reasonCode: random.pick(['FC', 'DL', null]),
      reason: 'Transport',
      percent: null,
      base: null,
      amount,
      category,
      rate,
    });
  }
  return made;
}

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
