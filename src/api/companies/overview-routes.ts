/** What one looks at first: the sentence, the portfolio, arrivals a day, a company's calendar. */
import { z } from 'zod';
import { getOverview } from '../../actions/companies/get-overview.ts';
import { listPortfolio } from '../../actions/companies/list-portfolio.ts';
import type { Ctx } from '../../actions/context.ts';
import { pageOf, pageQuery } from '../basics.ts';
import { access } from '../enumerations.ts';
import { route } from '../route.ts';
import { overview, portfolioRow, shapeOverview, shapePortfolioRow } from './overview.ts';

const tag = 'Completeness';

export function overviewRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/overview',
      operationId: 'getOverview',
      tag,
      summary: 'The state of the whole organisation',
      description:
        'How many companies are complete and up to when, what is pending, how many tasks are open, and the current and the next run.',
      needs: 'read',
      sharedBy: 'organisation',
      query: z.strictObject({}),
      answers: { 200: { description: 'As of now.', schema: overview } },
      handle: async ({ actor }) => shapeOverview(await getOverview(ctx, actor)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/overview/companies',
      operationId: 'listPortfolio',
      tag,
      summary: 'Companies with their state, the one closest to losing messages first',
      description:
        'Each company with its pending messages, what came today, 30 days of arrivals, how long a certificate can read it, and its tasks.',
      needs: 'read',
      sharedBy: 'person',
      query: z.strictObject({
        ...pageQuery,
        text: z
          .string()
          .min(1)
          .max(100)
          .optional()
          .meta({ description: 'In the name, or how the code begins.' }),
        access: access.optional(),
      }),
      answers: { 200: { description: 'A page of companies.', schema: pageOf(portfolioRow) } },
      handle: async ({ actor, query }) => {
        const { data, nextCursor } = await listPortfolio(ctx, actor, query);
        return { data: data.map(shapePortfolioRow), nextCursor };
      },
    }),
  ];
}
