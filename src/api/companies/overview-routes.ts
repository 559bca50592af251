/** What one looks at first: the sentence, the portfolio, arrivals a day, a company's calendar. */
import { z } from 'zod';
import { getOverview } from '../../actions/companies/get-overview.ts';
import { listPortfolio } from '../../actions/companies/list-portfolio.ts';
import { getCompanyCalendar } from '../../actions/completeness/get-company-calendar.ts';
import type { Ctx } from '../../actions/context.ts';
import { listArrivals } from '../../actions/messages/list-arrivals.ts';
import { idParams, pageOf, pageQuery } from '../basics.ts';
import { access } from '../enumerations.ts';
import { route } from '../route.ts';
import {
  calendar,
  dayOfArrivals,
  overview,
  portfolioRow,
  shapeCalendar,
  shapeOverview,
  shapePortfolioRow,
} from './overview.ts';

const tag = 'Completeness';

const days = (byDefault: number) =>
  z.coerce
    .number()
    .refine((n) => Number.isInteger(n) && n >= 1 && n <= 366, 'From 1 to 366 days.')
    .default(byDefault)
    .meta({ type: 'integer', minimum: 1, maximum: 366, description: 'The last so many Romanian days.' });

export function overviewRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/overview',
      tag,
      summary: 'In one sentence: complete up to when, and who needs a person',
      needs: 'read',
      query: z.strictObject({}),
      answers: { 200: { description: 'As of now.', schema: overview } },
      handle: async ({ actor }) => shapeOverview(await getOverview(ctx, actor)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/overview/companies',
      tag,
      summary: 'The portfolio, what is lost soonest first',
      description:
        'Each company with what waits, what came today, 30 days of arrivals, how long a certificate can read it, and ' +
        'its tasks.',
      needs: 'read',
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
    route({
      method: 'GET',
      path: '/api/v1/arrivals',
      tag,
      summary: 'Messages a day, by what they are',
      description: "By the day on which ANAF made them. Every day has its row; the last one is today's.",
      needs: 'read',
      query: z.strictObject({
        days: days(30),
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
    route({
      method: 'GET',
      path: '/api/v1/companies/:id/calendar',
      tag,
      summary: "A company's days: listed in whole, in part or not, and what became of their messages",
      needs: 'read',
      params: idParams,
      query: z.strictObject({ days: days(60) }),
      answers: { 200: { description: 'Oldest day first.', schema: calendar } },
      handle: async ({ actor, params, query }) =>
        shapeCalendar(await getCompanyCalendar(ctx, actor, { companyId: params.id, ...query })),
    }),
  ];
}
