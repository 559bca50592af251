/** A company's calendar as programs see it. */
import { z } from 'zod';
import type { CompanyCalendar } from '../../actions/completeness/get-company-calendar.ts';
import { count, day } from '../basics.ts';
import { dayCoverage, dayState } from '../enumerations.ts';

export const calendar = z
  .object({
    days: z.array(
      z.object({
        day,
        coverage: dayCoverage,
        state: dayState.meta({
          description:
            'The worst that holds: a message expired, one is pending, the day was not listed or in part; else complete.',
        }),
        listed: count,
        archived: count,
        expired: count,
        closed: count,
        pending: count,
      }),
    ),
    totals: z
      .object({ covered: count, partly: count, not: count })
      .meta({ description: 'Days by what was listed of them.' }),
    states: z
      .object({ lost: count, pending: count, not: count, partly: count, complete: count })
      .meta({ description: 'Days in each state.' }),
  })
  .meta({ id: 'CompanyCalendar' });

export function shapeCalendar(found: CompanyCalendar): z.input<typeof calendar> {
  return found;
}
