/** Whether complete listings have covered a day: the calendar that people look at. Knows no messages. Pure. */
import { startOfDay } from './bucharest-days.ts';
import { addDays } from './calendar.ts';

export const dayCoverages = ['covered', 'partly', 'not'] as const;
export type DayCoverage = (typeof dayCoverages)[number];

/** What people may rely on of a day, the worst first where several hold. */
export const dayStates = ['lost', 'pending', 'not', 'partly', 'complete'] as const;
export type DayState = (typeof dayStates)[number];

interface Stretch {
  from: Date;
  to: Date;
}

/**
 * @param coverage stretches that neither touch nor overlap, in any order
 * @param days Romanian days; today is covered in part at most, since it is not over
 */
export function coverDays(coverage: Stretch[], days: string[]): DayCoverage[] {
  return days.map((day) => {
    const [start, end] = [startOfDay(day).getTime(), startOfDay(addDays(day, 1)).getTime()];
    let coveredMs = 0;
    for (const { from, to } of coverage)
      coveredMs += Math.max(0, Math.min(to.getTime(), end) - Math.max(from.getTime(), start));
    if (coveredMs === 0) return 'not';
    return coveredMs >= end - start ? 'covered' : 'partly';
  });
}

/** A day is complete when it was listed whole and none of its messages is pending or lost. */
export function stateOfDay(
  coverage: DayCoverage,
  { pending, expired }: { pending: number; expired: number },
): DayState {
  if (expired > 0) return 'lost';
  if (pending > 0) return 'pending';
  return coverage === 'covered' ? 'complete' : coverage;
}
