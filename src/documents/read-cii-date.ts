/** Dates of a CII document. */

import type { WrittenPeriod } from './build-line.ts';
import { childOf, textOf, type XmlNode } from './xml.ts';

/** Format 102 is `20260703`; anything else is left to `Terms.date`, which knows `2026-07-03`. */
export function ciiDate(node: XmlNode | undefined): string | null {
  const text = textOf(node, 'DateTimeString') ?? textOf(node, 'DateString') ?? textOf(node, 'DateTime');
  return text?.replace(/^(\d{4})(\d{2})(\d{2})/, '$1-$2-$3') ?? null;
}

export function ciiPeriod(period: XmlNode | undefined): WrittenPeriod {
  return { from: ciiDate(childOf(period, 'StartDateTime')), to: ciiDate(childOf(period, 'EndDateTime')) };
}
