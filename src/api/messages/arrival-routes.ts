/** How many messages came on each of the last days. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { listArrivals } from '../../actions/messages/list-arrivals.ts';
import { lastDays } from '../basics.ts';
import { route } from '../route.ts';
import { dayOfArrivals } from './arrivals.ts';

const tag = 'Completeness';

export function arrivalRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/arrivals',
      operationId: 'listArrivals',
      tag,
      summary: 'Messages per day, by kind',
      description:
        "By the Romanian day on which ANAF created them. Every day has a row; the last one is today's.",
      needs: 'read',
      sharedBy: 'organisation',
      query: z.strictObject({
        days: lastDays(30),
        company: z.uuid().optional().meta({ description: "The company's id." }),
      }),
      answers: {
        200: {
          description: 'All days, oldest first, on one page.',
          schema: z.object({ data: z.array(dayOfArrivals), nextCursor: z.null() }),
        },
      },
      handle: async ({ actor, query: { company, ...query } }) => ({
        data: await listArrivals(ctx, actor, { ...query, companyId: company }),
        nextCursor: null,
      }),
    }),
  ];
}
