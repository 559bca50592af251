/** ANAF's two lists of the same messages: which rows one has and the other has not. Pure. */
import { hourMs, minuteMs } from './durations.ts';
import type { ListedMessage } from './message.ts';
import type { ListingWindow } from './window.ts';

export interface ListDifference {
  onlyPaged: ListedMessage[];
  onlySimple: ListedMessage[];
  /** Messages that both have. */
  both: number;
}

/**
 * Rows of the first minutes and of the last half hour are left out: one list is asked seconds after the other, ANAF indexes
 * late, and the sixty days of the two do not begin at the same instant. A row whose date cannot be read is compared.
 */
export function compareLists(
  paged: ListedMessage[],
  simple: ListedMessage[],
  window: ListingWindow,
): ListDifference {
  const from = window.start.getTime() + hourMs;
  const to = window.end.getTime() - 30 * minuteMs;
  const settled = ({ createdAt }: ListedMessage) =>
    createdAt === null || (createdAt.getTime() >= from && createdAt.getTime() <= to);
  const inPaged = known(paged);
  const inSimple = known(simple);
  const onlyPaged = paged.filter((row) => !inSimple(row));
  return {
    onlyPaged: onlyPaged.filter(settled),
    onlySimple: simple.filter((row) => !inPaged(row)).filter(settled),
    both: paged.length - onlyPaged.length,
  };
}

/** Rows that both comparisons found: what is in one list alone because the list changed meanwhile is in neither twice. */
export function inBoth(first: ListedMessage[], second: ListedMessage[]): ListedMessage[] {
  return second.filter(known(first));
}

/** By ANAF's id; where one of the two rows came without it, by everything else that a row is known by. */
function known(rows: ListedMessage[]): (row: ListedMessage) => boolean {
  const ids = new Set(rows.map(({ messageId }) => messageId));
  const all = new Set(rows.map(placeOf));
  const withoutId = new Set(rows.filter(({ messageId }) => messageId === null).map(placeOf));
  return (row) =>
    row.messageId === null ? all.has(placeOf(row)) : ids.has(row.messageId) || withoutId.has(placeOf(row));
}

function placeOf({ uploadIndex, kind, createdAtRaw }: ListedMessage): string {
  return JSON.stringify([uploadIndex, kind, createdAtRaw]);
}
