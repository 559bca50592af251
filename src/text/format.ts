/** Numbers, dates and instants as a language writes them. Digits are moved and never calculated with: no float comes near them. Pure. */
import { toBucharest } from '../core/bucharest.ts';
import type { Language } from './language.ts';

interface Notation {
  thousands: string;
  decimal: string;
  months: readonly string[];
  romanianTime: string;
}

export const notation: Record<Language, Notation> = {
  ro: {
    thousands: '.',
    decimal: ',',
    months: 'ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.'.split(' '),
    romanianTime: 'ora României',
  },
  en: {
    thousands: ',',
    decimal: '.',
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    romanianTime: 'Romanian time',
  },
};

/** At least two decimals, and no digit that the document has is lost: `1234.5` is `1.234,50`, `0.12345` stays whole. */
export function formatAmount(decimal: string, language: Language): string {
  const { sign, whole, fraction } = digitsOf(decimal);
  return `${sign}${grouped(whole, language)}${notation[language].decimal}${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}

/** Without trailing zeros: `2.000` is `2`. For quantities and rates. */
export function formatNumber(decimal: string, language: Language): string {
  const { sign, whole, fraction } = digitsOf(decimal);
  const kept = fraction.replace(/0+$/, '');
  return `${sign}${grouped(whole, language)}${kept === '' ? '' : notation[language].decimal + kept}`;
}

/** As a form has it: `03.07.2026`, `3 Jul 2026`. @param day `'2026-07-03'` */
export function formatDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return language === 'ro'
    ? `${date}.${month}.${year}`
    : shortDay(Number(year), Number(month), Number(date), language);
}

/** By the Romanian clock, to the minute, as the SPV shows it, and says which clock: `03.07.2026, 14:30 (ora României)`. */
export function formatInstant(instant: Date, language: Language): string {
  const { year, month, day } = toBucharest(instant);
  const written = formatDay(`${year}-${two(month)}-${two(day)}`, language);
  return `${written}, ${timeOf(instant)} (${notation[language].romanianTime})`;
}

/** Inside a sentence, by the Romanian calendar: `21 nov. 2026`. */
export function formatShortDay(instant: Date, language: Language): string {
  const { day, month, year } = toBucharest(instant);
  return shortDay(year, month, day, language);
}

/** Inside a sentence, by the Romanian clock: `21 nov. 2026, 14:30`. */
export function formatShortInstant(instant: Date, language: Language): string {
  return `${formatShortDay(instant, language)}, ${timeOf(instant)}`;
}

/** Inside a sentence: `oct. 2026`. @param month `'2026-10'` */
export function formatShortMonth(month: string, language: Language): string {
  const [year, number] = month.split('-') as [string, string];
  return `${notation[language].months[Number(number) - 1]} ${year}`;
}

export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value.toFixed(value < 10 ? 1 : 0).replace('.', notation[language].decimal)} ${unit}`;
}

function shortDay(year: number, month: number, day: number, language: Language): string {
  return `${day} ${notation[language].months[month - 1]} ${year}`;
}

function timeOf(instant: Date): string {
  const { hour, minute } = toBucharest(instant);
  return `${two(hour)}:${two(minute)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function digitsOf(decimal: string): { sign: string; whole: string; fraction: string } {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  return { sign: decimal.startsWith('-') ? '-' : '', whole, fraction };
}

function grouped(whole: string, language: Language): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, notation[language].thousands);
}
