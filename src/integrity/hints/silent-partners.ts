/** Suppliers that sent an invoice in every one of the months before, and none in the last. Pure. */
import type { Catalogued, Hint } from '../../core/hint.ts';
import { addMonths } from '../../core/month.ts';
import { seenOf } from './catalogued.ts';

const monthsBefore = 4;

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
    const usual = wanted.map((month) => months.get(month)!.length);
    const last = its.reduce((a, b) => (a.issuedOn! > b.issuedOn! ? a : b));
    hints.push({
      kind: 'silent_partner',
      subject: `${partnerCif} ${lastMonth}`,
      // One a month is a subscription or a rent; more or less of them is trade, which may pause.
      confidence: usual.every((n) => n === 1) ? 'likely' : 'possible',
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
