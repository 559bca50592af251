/** Instants and days as people read them: Europe/Bucharest, relative up to a day, then a date. Pure: now is an argument. */
import { type Language, locales } from './language.ts';

const timeZone = 'Europe/Bucharest';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl formatters are slow to create, so each is kept. */
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = language + JSON.stringify(options);
  let found = formats.get(name);
  if (!found) {
    found = new Intl.DateTimeFormat(locales[language], { timeZone, ...options });
    formats.set(name, found);
  }
  return found;
}

function parts(at: Date, language: Language, options: Intl.DateTimeFormatOptions): Record<string, string> {
  return Object.fromEntries(
    format(language, options)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

/** `21 nov. 2026` / `21 Nov 2026`; `21 nov.` within the same Bucharest year when asked to be short. */
export function formatDate(at: Date, language: Language, short?: { now: Date }): string {
  const { day, month, year } = parts(at, language, { day: 'numeric', month: 'short', year: 'numeric' });
  const sameYear = short && yearOf(short.now) === yearOf(at);
  return sameYear ? `${day} ${month}` : `${day} ${month} ${year}`;
}

/** `14:30`. */
function formatTime(at: Date, language: Language): string {
  return format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** `14:30` today, `21 nov., 14:30` otherwise. */
export function formatMoment(at: Date, language: Language, now: Date): string {
  const time = formatTime(at, language);
  return sameDay(at, now) ? time : `${formatDate(at, language, { now })}, ${time}`;
}

/** The exact instant with its zone: `21 nov. 2026, 14:30:05 (EET, ora României)`. */
export function formatExactly(at: Date, language: Language): string {
  const time = format(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  const offset = parts(at, 'en', { timeZoneName: 'longOffset' }).timeZoneName ?? '';
  const place = language === 'ro' ? 'ora României' : 'Romanian time';
  return `${formatDate(at, language)}, ${time} (${place}, ${offset.replace('GMT', 'UTC')})`;
}

/** `acum 5 min`, `peste 3 h`; a date and a time from a day on. */
export function formatRelative(at: Date, language: Language, now: Date): string {
  const ms = at.getTime() - now.getTime();
  const far = Math.abs(ms);
  if (far >= dayMs) return formatMoment(at, language, now);
  // Clocks differ by seconds, and `now` is up to half a minute old.
  if (far < minuteMs) return language === 'ro' ? 'acum' : 'now';
  const [amount, unit] = far < hourMs ? [Math.floor(far / minuteMs), 'min'] : [Math.floor(far / hourMs), 'h'];
  if (language === 'ro') return ms < 0 ? `acum ${amount} ${unit}` : `peste ${amount} ${unit}`;
  return ms < 0 ? `${amount} ${unit} ago` : `in ${amount} ${unit}`;
}

/** A day as written in a document, `'2026-07-03'`: no time zone is applied. */
export function formatDay(day: string, language: Language): string {
  return format(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .formatToParts(new Date(`${day}T00:00:00Z`))
    .filter(({ type }) => type !== 'literal')
    .map(({ value }) => value)
    .join(' ');
}

/** `nov.` / `Nov`, the month of a day. */
export function formatMonth(day: string, language: Language): string {
  return format(language, { month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The first letters of the weekdays, Monday first. */
export function weekdayLetters(language: Language): string[] {
  // 1 January 2024 was a Monday.
  const days = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)));
  return days.map((day) => format(language, { weekday: 'narrow', timeZone: 'UTC' }).format(day));
}

/** Whole days from now to then; 0 within the last day, negative after it. */
export function daysLeft(at: Date, now: Date): number {
  return Math.floor((at.getTime() - now.getTime()) / dayMs);
}

/** `'2026-11-22'`, the Bucharest day of an instant. */
export function dayOf(at: Date): string {
  const { year, month, day } = parts(at, 'en', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${year}-${month}-${day}`;
}

function sameDay(a: Date, b: Date): boolean {
  return dayOf(a) === dayOf(b);
}

function yearOf(at: Date): string {
  return dayOf(at).slice(0, 4);
}
