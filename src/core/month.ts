/** A month of a company: what it holds, and the state that follows. Pure; the counts are the database's. */

/** Of a month's messages and invoices. */
export interface MonthCounts {
  /** Messages that ANAF listed, by kind: invoices received and sent, refusals, everything else. */
  received: number;
  sent: number;
  refused: number;
  other: number;
  /** Of all of them: not downloaded yet; expired at ANAF; closed by a person; archived and not proven to be the message's. */
  pending: number;
  expired: number;
  closed: number;
  unproven: number;
  /** Invoices whose document could not be read. */
  unread: number;
  /** Invoices that a reconciliation found in a journal as they are here. */
  reconciled: number;
  /** Invoices that a person marked as booked. */
  booked: number;
}

/** How much of the month complete listings have covered. */
export const monthCoverages = ['whole', 'part', 'none'] as const;
export type MonthCoverage = (typeof monthCoverages)[number];

export const monthStates = [
  /** Closed by a person, and nothing came since. */
  'closed',
  /** Closed, and messages of it came afterwards. */
  'arrived_after',
  /** Something of it expired at ANAF, or is not proven. */
  'lost',
  /** Something of it is still to be downloaded. */
  'pending',
  /** The month is not over. */
  'running',
  /** ANAF's list was not seen for all of it: what it held is not known. */
  'uncovered',
  /** Nothing of it was ever listed. */
  'none',
  /** All that ANAF listed is here, for every day of it. */
  'ready',
] as const;
export type MonthState = (typeof monthStates)[number];

/** What of a month a list of companies is narrowed to. */
export const monthFilters = [
  /** Something of it is pending, expired or not proven. */
  'missing',
  /** It is over and not wholly covered by complete listings, or never listed. */
  'uncovered',
  /** ANAF rejected an upload. */
  'refused',
  /** A document could not be read. */
  'unread',
  /** An invoice that no journal was found to hold. */
  'unreconciled',
  /** It is not closed, or messages came after it was closed. */
  'open',
] as const;
export type MonthFilter = (typeof monthFilters)[number];

export interface MonthFacts extends MonthCounts {
  coverage: MonthCoverage;
  /** Its last instant has passed, and so has the time in which ANAF may still index what was made in it. */
  over: boolean;
  closedAt: Date | null;
  /** Messages that were listed after it was closed. */
  arrivedAfter: number;
}

export function monthStateOf(month: MonthFacts): MonthState {
  if (month.closedAt !== null) return month.arrivedAfter > 0 ? 'arrived_after' : 'closed';
  if (month.expired + month.unproven > 0) return 'lost';
  if (month.pending > 0) return 'pending';
  if (!month.over) return month.coverage === 'none' ? 'none' : 'running';
  if (month.coverage === 'none' && messagesOf(month) === 0) return 'none';
  return month.coverage === 'whole' ? 'ready' : 'uncovered';
}

/** What ANAF listed and the archive lacks, or holds without proof. What a person closed is decided. */
export function missingOf({ pending, expired, unproven }: MonthCounts): number {
  return pending + expired + unproven;
}

export function messagesOf({ received, sent, refused, other }: MonthCounts): number {
  return received + sent + refused + other;
}

/** What a person must have seen before the month is closed; null when nothing is open. */
export function openOf(month: MonthFacts): 'missing' | 'uncovered' | null {
  if (missingOf(month) > 0) return 'missing';
  return month.coverage === 'whole' ? null : 'uncovered';
}

/** `2026-10` and the months after it, up to and with `to`. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

export function addMonths(month: string, n: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + n, 1)).toISOString().slice(0, 7);
}
