/** All hints of one company from its catalogue. Pure: what it is given is read by the job. */
import { bucharestDay } from '../../core/bucharest.ts';
import { addDays } from '../../core/calendar.ts';
import type { Catalogued, Hint } from '../../core/hint.ts';
import { addMonths } from '../../core/month.ts';
import { plainNumber } from './catalogued.ts';
import { findNumberGaps } from './number-gaps.ts';
import { findReferredInvoices } from './referred-invoices.ts';
import { findSilentPartners } from './silent-partners.ts';

/** Invoices have five working days to be filed, and some come later. */
const lateDays = 10;
/** A gap that the newest days leave may close by itself. */
const settleDays = 7;
/** A gap that is older belongs to how the series is numbered. */
const recentDays = 65;
/** Seven months: six that a partner has sent in, and the one that is over. */
export const hintDays = 250;

/** References of older invoices may be to some that were not read. */
const referringDays = 105;

export function findHints(invoices: Catalogued[], now: Date): Hint[] {
  const today = bucharestDay(now);
  const settled = addDays(today, -settleDays);
  const lastMonth = addMonths(addDays(today, -lateDays).slice(0, 7), -1);
  const known = new Set(
    invoices.flatMap(({ direction, partnerCif, number }) =>
      number === null ? [] : [`${direction} ${partnerCif ?? ''} ${plainNumber(number)}`],
    ),
  );
  const isKnown = ({ direction, partnerCif }: Catalogued, number: string) =>
    known.has(`${direction} ${partnerCif ?? ''} ${plainNumber(number)}`);
  // What it refers to may be older than what was read: only what is young enough to refer to something that was.
  const young = addDays(today, -referringDays);
  return [
    ...findNumberGaps(invoices, { settled, since: addDays(today, -recentDays) }),
    ...findSilentPartners(invoices, lastMonth),
    ...findReferredInvoices(
      invoices.filter(({ issuedOn }) => issuedOn !== null && issuedOn >= young && issuedOn <= settled),
      isKnown,
    ),
  ];
}
