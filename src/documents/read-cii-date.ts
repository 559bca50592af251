/** Dates of a CII document. */

import type { Period } from '../core/invoice.ts';
import type { Terms } from './terms.ts';
import { childOf, textOf, type XmlNode } from './xml.ts';

/** Format 102 is `20260703`; anything else is left for the date's own judge, which knows `2026-07-03`. */
export function ciiDate(node: XmlNode | undefined): string | null {
  const text = textOf(node, 'DateTimeString') ?? textOf(node, 'DateString') ?? textOf(node, 'DateTime');
  return text?.replace(/^(\d{4})(\d{2})(\d{2})/, '$1-$2-$3') ?? null;
}

/** Null where neither end is said. */
export function readCiiPeriod(
  period: XmlNode | undefined,
  from: string,
  to: string,
  terms: Terms,
  at?: number,
): Period | null {
  if (!period) return null;
  const read = {
    from: terms.date(from, ciiDate(childOf(period, 'StartDateTime')), at),
    to: terms.date(to, ciiDate(childOf(period, 'EndDateTime')), at),
  };
  return read.from === null && read.to === null ? null : read;
}
