/** Numbers, days and instants as a language writes them. Digits are moved and never calculated with: no float comes near them. */
import { toBucharest } from '../core/bucharest.ts';
import type { Words } from './render/messages.ts';

/** At least two decimals, and no digit that the document has is lost: `1234.5` is `1.234,50`, `0.12345` stays whole. */
export function formatAmount(decimal: string, words: Words): string {
  const { sign, whole, fraction } = parts(decimal);
  return `${sign}${grouped(whole, words)}${words.decimal}${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}

/** Without zeros that say nothing: `2.000` is `2`. For quantities and rates. */
export function formatNumber(decimal: string, words: Words): string {
  const { sign, whole, fraction } = parts(decimal);
  const said = fraction.replace(/0+$/, '');
  return `${sign}${grouped(whole, words)}${said === '' ? '' : words.decimal + said}`;
}

/** @param day `'2026-07-03'` */
export function formatDay(day: string, words: Words): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return words.months
    ? `${Number(date)} ${words.months[Number(month) - 1]} ${year}`
    : `${date}.${month}.${year}`;
}

/** By Romanian clocks, to the minute: SPV tells its times so. */
export function formatInstant(instant: Date, words: Words): string {
  const { year, month, day, hour, minute } = toBucharest(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${formatDay(`${year}-${two(month)}-${two(day)}`, words)}, ${two(hour)}:${two(minute)} (${words.romanianTime})`;
}

export function formatBytes(bytes: number, words: Words): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value.toFixed(value < 10 ? 1 : 0).replace('.', words.decimal)} ${unit}`;
}

function parts(decimal: string): { sign: string; whole: string; fraction: string } {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  return { sign: decimal.startsWith('-') ? '-' : '', whole, fraction };
}

function grouped(whole: string, { thousands }: Words): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, thousands);
}
