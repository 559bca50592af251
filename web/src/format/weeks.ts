/** Days in a row as weeks from Monday to Sunday, each with the month that begins in it. Pure. */

export interface Week<Day> {
  /** Of its first day that is there. */
  key: string;
  /** The first day of a month that begins in this week, or of the whole row; null where none begins. */
  month: string | null;
  /** Seven, null where the row has not begun or is over. */
  days: (Day | null)[];
}

/** @param days without a gap, oldest first */
export function weeksOf<Day extends { day: string }>(days: Day[]): Week<Day>[] {
  const [first] = days;
  if (!first) return [];
  const before = (new Date(`${first.day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const after = (7 - ((before + days.length) % 7)) % 7;
  const cells = [...Array<null>(before).fill(null), ...days, ...Array<null>(after).fill(null)];
  return Array.from({ length: cells.length / 7 }, (_, i) => {
    const week = cells.slice(i * 7, i * 7 + 7);
    const there = week.filter((day) => day !== null);
    const begins = there.find(({ day }) => day.endsWith('-01')) ?? (i === 0 ? first : undefined);
    return { key: there[0]!.day, month: begins?.day ?? null, days: week };
  });
}

/** Upwards the month stands beside its newest week, so that it is above its other days. */
export function newestFirst<Day extends { day: string }>(weeks: Week<Day>[]): Week<Day>[] {
  const lasts = weeks.map(({ days }) => days.findLast((day) => day !== null)!.day);
  return weeks
    .map((week, index) => {
      const [last, newer] = [lasts[index]!, lasts[index + 1]];
      return { ...week, month: newer?.slice(0, 7) === last.slice(0, 7) ? null : last };
    })
    .toReversed();
}
