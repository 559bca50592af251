/** Takes an invoice's terms over from text: what is no number or no date becomes null and a remark, never a failure. */

import type { ReadingRemark } from '../core/invoice.ts';
import { readDecimal } from '../core/money.ts';

export interface Terms {
  /** Shortened when it is far longer than any term may be. */
  text(term: string, written: string | null): string | null;
  /** A decimal as it was written. */
  decimal(term: string, written: string | null): string | null;
  /** `'2026-07-03'`; what follows the day, such as a zone, is cut off. */
  date(term: string, written: string | null): string | null;
  remark(remark: ReadingRemark): void;
  remarks: ReadingRemark[];
}

/** The longest term has 300 characters; a row of a database, and its index, must bear whatever a stranger writes. */
const mostText = 500;
const mostDigits = 60;

/** Enough to see what is wrong with a document, and bounded when all of it is. */
const mostRemarks = 100;

export function startTerms(): Terms {
  const remarks: ReadingRemark[] = [];
  const remark = (one: ReadingRemark): void => {
    if (remarks.length < mostRemarks) remarks.push({ ...one, written: shorten(one.written, 60) });
  };
  return {
    remarks,
    remark,
    text(term, written) {
      if (written === null || written.length <= mostText) return written;
      remark({ term, problem: 'too_long', written });
      return shorten(written, mostText);
    },
    decimal(term, written) {
      if (written === null) return null;
      const read = written.length <= mostDigits ? readDecimal(written) : null;
      if (read === null) remark({ term, problem: 'not_a_number', written });
      return read;
    },
    date(term, written) {
      if (written === null) return null;
      // Until mid-2024 ANAF let values through with a time zone behind the day.
      const day = written.slice(0, 10);
      if (isDay(day)) return day;
      remark({ term, problem: 'not_a_date', written });
      return null;
    },
  };
}

/** Never through the middle of a character that takes two units. */
function shorten(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function isDay(text: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return false;
  const [year, month, day] = m.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
