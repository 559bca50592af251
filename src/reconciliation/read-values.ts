/** Dates, amounts and codes as people and programs write them in lists. What cannot be read for certain is null. Pure. */
import { cifDigits } from '../core/cif.ts';

/** A cell: what a spreadsheet gives, or a text of CSV. */
export type Cell = string | number | boolean | Date | null | undefined;

export function readText(cell: Cell): string | null {
  if (cell === null || cell === undefined) return null;
  const text = cell instanceof Date ? isoDay(cell) : String(cell);
  const tidy = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return tidy === '' ? null : tidy.slice(0, 200).toWellFormed();
}

export function readCode(cell: Cell): string | null {
  return cifDigits(readText(cell));
}

/** Days since 1899-12-30 of the years 1982 to 2064: what else a whole number of that size might be, it is no date. */
const serials = { first: 30_000, last: 60_000 };

/** `3.7.2026`, `03/07/2026`, `2026-07-03`, `20260703`, each with or without a time; a spreadsheet's date or its number. */
export function readDay(cell: Cell): string | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : isoDay(cell);
  if (typeof cell === 'number') return readSerial(cell);
  const text = readText(cell)?.replace(/[ T]\d{1,2}:\d{2}.*$/, '') ?? '';
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text) ?? /^(20\d\d)(\d\d)(\d\d)$/.exec(text);
  if (iso) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const roman = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})$/.exec(text);
  if (roman) {
    const year = Number(roman[3]);
    return calendarDay(year < 100 ? 2000 + year : year, Number(roman[2]), Number(roman[1]));
  }
  return /^\d{5}(\.\d+)?$/.test(text) ? readSerial(Number(text)) : null;
}

function readSerial(serial: number): string | null {
  if (serial < serials.first || serial > serials.last) return null;
  return isoDay(new Date(Date.UTC(1899, 11, 30 + Math.floor(serial))));
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1990 && year <= 2100 ? isoDay(date) : null;
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Which sign comes before the decimals. */
export type DecimalSign = ',' | '.';

/**
 * By the amounts that leave no doubt (`1.234,50`, `12,5`, `1,234.50`); a column of `1.234` alone is Romanian, where the
 * point separates thousands.
 */
export function decimalSignOf(cells: Iterable<Cell>): DecimalSign {
  let commas = 0;
  let points = 0;
  for (const cell of cells) {
    const text = typeof cell === 'string' ? bare(cell) : '';
    if (/,\d{1,2}$|,\d{4,}$|\..*,/.test(text)) commas++;
    else if (/\.\d{1,2}$|\.\d{4,}$|,.*\./.test(text)) points++;
  }
  return points > commas ? '.' : ',';
}

/** A decimal string of at most two decimals; `(12,50)` and `12,50-` are negative, a currency beside it is passed over. */
export function readAmount(cell: Cell, sign: DecimalSign): string | null {
  if (typeof cell === 'number')
    return Number.isFinite(cell) && Math.abs(cell) < 1e13 ? cell.toFixed(2) : null;
  const written = readText(cell);
  if (written === null) return null;
  const text = bare(written);
  const negative = /^\(.*\)$/.test(text) || text.startsWith('-') || text.endsWith('-');
  const digits = text.replace(/[()+-]/g, '');
  const grouping = sign === ',' ? '.' : ',';
  const whole = digits.replaceAll(grouping, '').replace(sign, '.');
  if (!/^\d{1,13}(\.\d*)?$/.test(whole) || !isGrouped(digits, grouping, sign)) return null;
  const amount = Number(whole).toFixed(2);
  return negative && Number(amount) !== 0 ? `-${amount}` : amount;
}

/** Groups of thousands have three digits; otherwise the sign is not a separator of thousands. */
function isGrouped(digits: string, grouping: string, sign: DecimalSign): boolean {
  const [whole = ''] = digits.split(sign);
  const groups = whole.split(grouping);
  return (
    groups.length === 1 || (groups[0]!.length <= 3 && groups.slice(1).every((group) => group.length === 3))
  );
}

/** No amount is longer; a cell may be, and looking through it takes time by its square. */
const mostInAmount = 200;

function bare(text: string): string {
  return text
    .slice(0, mostInAmount)
    .replace(/\s|\u00a0|'/g, '')
    .replace(/(lei|ron|eur|usd|€|\$)/gi, '')
    .replace(/−/g, '-');
}
