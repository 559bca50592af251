/** A company's days, one by one. */
import { z } from 'zod';
import { getCompanyCalendar } from '../../actions/completeness/get-company-calendar.ts';
import type { Ctx } from '../../actions/context.ts';
import { idParams, lastDays } from '../basics.ts';
import { route } from '../route.ts';
import { calendar, shapeCalendar } from './calendar.ts';

const tag = 'Completeness';

export function calendarRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/companies/:id/calendar',
      operationId: 'getCompanyCalendar',
      tag,
      summary: 'A company day by day: how far it was listed, and what became of its messages',
      description:
        'One row for each of the last days: whether complete listings covered the day, and how many of its messages are archived, pending, expired or closed.',
      needs: 'read',
      params: idParams,
      query: z.strictObject({ days: lastDays(60) }),
      answers: { 200: { description: 'Oldest day first.', schema: calendar } },
      handle: async ({ actor, params, query }) =>
        shapeCalendar(await getCompanyCalendar(ctx, actor, { companyId: params.id, ...query })),
    }),
  ];
}
