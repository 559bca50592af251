/** A company's calendar as programs see it. */
import { z } from 'zod';
import type { CompanyCalendar } from '../../actions/completeness/get-company-calendar.ts';
import { count, day } from '../basics.ts';
import { dayCoverage } from '../enumerations.ts';

export const calendar = z
  .object({
    days: z.array(
      z.object({
        day,
        coverage: dayCoverage,
        listed: count,
        archived: count,
        expired: count,
        closed: count,
        pending: count,
      }),
    ),
    totals: z.object({ covered: count, partly: count, not: count }),
  })
  .meta({ id: 'CompanyCalendar' });

export function shapeCalendar(found: CompanyCalendar): z.input<typeof calendar> {
  return found;
}
