/** Romanian wall time and what it means: ANAF writes times without a zone, twice a year ambiguously. Pure arithmetic over the zone's rules. */

import { hourMs } from './durations.ts';

const zone = 'Europe/Bucharest';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

export function toBucharest(instant: Date): WallTime {
  const found: Record<string, number> = {};
  for (const { type, value } of parts.formatToParts(instant)) found[type] = Number(value);
  return found as unknown as WallTime;
}

export interface Placed {
  instant: Date;
  /** The hour that the clocks go through twice in October: the earlier of the two is given. */
  ambiguous: boolean;
  /** The hour that the clocks skip in March: read with the offset before the jump. */
  skipped: boolean;
}

/** The instant of a Romanian wall time; undefined when it is no date at all (month 13, 31 February). */
export function fromBucharest(wall: WallTime): Placed | undefined {
  const asUtc = asIfUtc(wall);
  // What is no date has been carried over into another one.
  if (!isWritten(new Date(asUtc), wall)) return undefined;
  // Romania is at +2 or +3 hours; whichever offsets give back the same wall time are its instants.
  const fits = [3, 2]
    .map((hours) => new Date(asUtc - hours * hourMs))
    .filter((instant) => instant.getTime() + offsetAt(instant) === asUtc);
  const first = fits[0];
  if (!first) return { instant: new Date(asUtc - 2 * hourMs), ambiguous: false, skipped: true };
  return { instant: first, ambiguous: fits.length > 1, skipped: false };
}

/** By numbers: writing both as texts was most of what a row of a listing cost here. */
function isWritten(utc: Date, { year, month, day, hour, minute }: WallTime): boolean {
  return (
    // Shorter years are none of ANAF's.
    year >= 1000 &&
    utc.getUTCFullYear() === year &&
    utc.getUTCMonth() + 1 === month &&
    utc.getUTCDate() === day &&
    utc.getUTCHours() === hour &&
    utc.getUTCMinutes() === minute
  );
}

/**
 * How far Romania's clocks are ahead of UTC, ms. Each row of a listing asks it twice, and the platform's calendar takes
 * ten microseconds to answer; the clocks change on the hour of UTC, so it is asked once for each hour.
 */
function offsetAt(instant: Date): number {
  const hour = Math.floor(instant.getTime() / hourMs);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    const start = new Date(hour * hourMs);
    offset = asIfUtc(toBucharest(start)) - start.getTime();
    if (offsets.size >= mostOffsets) offsets.clear();
    offsets.set(hour, offset);
  }
  return offset;
}

/** By hour since 1970. What a listing can hold is two months. */
const offsets = new Map<number, number>();
const mostOffsets = 5_000;

function asIfUtc(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

/** `yyyyMMddHHmm`, the form of ANAF's `data_creare`. */
export function readCompactTime(text: string): Placed | undefined {
  const digits = text.trim();
  if (!/^\d{12}$/.test(digits)) return undefined;
  const at = (from: number, to: number) => Number(digits.slice(from, to));
  return fromBucharest({
    year: at(0, 4),
    month: at(4, 6),
    day: at(6, 8),
    hour: at(8, 10),
    minute: at(10, 12),
    second: 0,
  });
}

/** `dd-MM-yyyy HH:mm:ss`, the form in which ANAF's notes quote a time. */
export function readQuotedTime(text: string): Placed | undefined {
  const m = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}):(\d{2}):(\d{2})$/.exec(text.trim());
  if (!m) return undefined;
  const [day, month, year, hour, minute, second] = m.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return fromBucharest({ year, month, day, hour, minute, second });
}

/** The Romanian calendar day of an instant, `'2026-07-03'`: ANAF counts its quotas by it. */
export function bucharestDay(instant: Date): string {
  // Asked for at every call to ANAF. Romania's offset is of whole hours, so its day never changes within an hour of UTC.
  const hour = Math.floor(instant.getTime() / hourMs);
  if (hour !== latest.hour) {
    const w = toBucharest(instant);
    latest = { hour, day: `${w.year}-${two(w.month)}-${two(w.day)}` };
  }
  return latest.day;
}

let latest = { hour: Number.NaN, day: '' };

/** The first instant at or after `hour:minute` on the day after the instant's Romanian day. */
export function nextBucharestDayAt(instant: Date, hour: number, minute: number): Date {
  const w = toBucharest(instant);
  const next = new Date(Date.UTC(w.year, w.month - 1, w.day + 1));
  return fromBucharest({
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
    hour,
    minute,
    second: 0,
  })!.instant;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
