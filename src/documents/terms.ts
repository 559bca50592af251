/** Takes an invoice's terms over from text: what is no number or no date becomes null and a remark, never a failure. */

import { readDecimal } from '../core/money.ts';
import { mostRemarks, type ReadingProblem, type Remark } from '../core/remark.ts';

/** `at` is the ordinal of the line or group that the term is in. */
export interface Terms {
  /** Shortened when it is far longer than any term may be. */
  text(term: string, written: string | null, at?: number): string | null;
  /** A decimal as it was written. */
  decimal(term: string, written: string | null, at?: number): string | null;
  /** `'2026-07-03'`; what follows the day, such as a zone, is cut off. */
  date(term: string, written: string | null, at?: number): string | null;
  /** What is read of the first `most` of them; of those beyond, that they are there. */
  list<From, To>(
    term: string,
    from: readonly From[],
    most: number,
    read: (one: From, ordinal: number) => To,
    at?: number,
  ): To[];
  /** Non-empty texts of a list. */
  texts(term: string, written: readonly (string | null)[], most: number, at?: number): string[];
  remark(code: ReadingProblem, term: string, written: string, at?: number): void;
  remarks: Remark[];
}

/** The longest term has 300 characters; a row of a database, and its index, must bear whatever a stranger writes. */
const mostText = 500;

/** Terms that may be longer, in columns without an index: CIUS-RO allows 1,000 characters for the legal form. */
const longerTexts: Record<string, number> = { 'BT-20': 2_000, 'BT-22': 2_000, 'BT-33': 2_000, 'BG-7': 2_000 };
const mostDigits = 60;

export function startTerms(): Terms {
  const remarks: Remark[] = [];
  const remark: Terms['remark'] = (code, term, written, at) => {
    if (remarks.length >= mostRemarks) return;
    remarks.push({ code, term: at === undefined ? term : `${term} #${at}`, written: shorten(written, 60) });
  };
  const text: Terms['text'] = (term, written, at) => {
    if (written === null || written.length <= mostText) return written;
    const most = longerTexts[term] ?? mostText;
    if (written.length <= most) return written;
    remark('too_long', term, written, at);
    return shorten(written, most);
  };
  const list: Terms['list'] = (term, from, most, read, at) => {
    if (from.length > most) remark('too_many', term, String(from.length), at);
    return from.slice(0, most).map((one, i) => read(one, i + 1));
  };
  return {
    remarks,
    remark,
    text,
    list,
    texts(term, written, most, at) {
      const present = written.filter((one) => one !== null);
      return list(term, present, most, (one) => text(term, one, at) as string, at);
    },
    decimal(term, written, at) {
      if (written === null) return null;
      const read = written.length <= mostDigits ? readDecimal(written) : null;
      if (read === null) remark('not_a_number', term, written, at);
      return read;
    },
    date(term, written, at) {
      if (written === null) return null;
      // Until mid-2024 ANAF let values through with a time zone after the day.
      const day = written.slice(0, 10);
      if (isDay(day)) return day;
      remark('not_a_date', term, written, at);
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
