/** Suppliers that sent one invoice, about the same day, in every one of the months before, and none in the last. Pure. */
import type { Catalogued, Hint } from '../../core/hint.ts';
import { addMonths } from '../../core/month.ts';
import { seenOf } from './catalogued.ts';

/** Of six, a supplier that comes now and then is rarely there by chance; of four one in forty is. */
const monthsBefore = 6;
/** Between the earliest and the latest day of the month that a regular bill has come on, counted round the end of the month. */
const mostDaysApart = 10;

/** @param lastMonth `2026-10`: over, and late invoices have had their time */
export function findSilentPartners(invoices: Catalogued[], lastMonth: string): Hint[] {
  const wanted = Array.from({ length: monthsBefore }, (_, n) => addMonths(lastMonth, n - monthsBefore));
  const received = invoices.filter(
    ({ direction, partnerCif, issuedOn }) =>
      direction === 'received' && partnerCif !== null && issuedOn !== null,
  );
  const hints: Hint[] = [];
  for (const [partnerCif, its] of Map.groupBy(received, (one) => one.partnerCif!)) {
    const months = Map.groupBy(its, ({ issuedOn }) => issuedOn!.slice(0, 7));
    // One that has begun to send in the month after is late and not silent.
    if ([...months.keys()].some((month) => month >= lastMonth)) continue;
    if (!wanted.every((month) => months.has(month))) continue;
    // One a month is a subscription or a rent; more or less of them is trade, which may pause.
    if (wanted.some((month) => months.get(month)!.length !== 1)) continue;
    const days = wanted.map((month) => Number(months.get(month)![0]!.issuedOn!.slice(8)));
    const last = its.reduce((a, b) => (a.issuedOn! > b.issuedOn! ? a : b));
    hints.push({
      kind: 'silent_partner',
      subject: `${partnerCif} ${lastMonth}`,
      confidence: spreadOf(days) <= mostDaysApart ? 'likely' : 'possible',
      evidence: {
        direction: 'received',
        partnerCif,
        partnerName: last.partnerName,
        missing: [],
        months: wanted,
        seen: [seenOf(last)],
        total: null,
      },
    });
  }
  return hints;
}

/** The shortest stretch of the month, taken as a ring of 31 days, that holds all of these. */
function spreadOf(days: number[]): number {
  const sorted = days.toSorted((a, b) => a - b);
  const gaps = sorted.map((day, i) => (sorted[i + 1] ?? sorted[0]! + 31) - day);
  return 31 - Math.max(...gaps);
}
