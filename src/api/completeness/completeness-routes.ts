/** Is anything missing: the proof of each company. */
import { z } from 'zod';
import { listCompleteness } from '../../actions/completeness/list-completeness.ts';
import type { Ctx } from '../../actions/context.ts';
import { pageOf, pageQuery } from '../basics.ts';
import { route } from '../route.ts';
import { completeness, shapeCompleteness } from './completeness.ts';

export function completenessRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/completeness',
      operationId: 'listCompleteness',
      tag: 'Completeness',
      summary: 'Completeness of each company, the one closest to losing messages first',
      description:
        'It proves what ANAF listed: `completeUpTo` is to be read beside what expired and the gaps in the coverage.',
      needs: 'read',
      sharedBy: 'organisation',
      query: z.strictObject({
        ...pageQuery,
        company: z.uuid().optional().meta({ description: "The company's id." }),
        cif: z.string().max(20).optional(),
      }),
      answers: { 200: { description: 'A page of companies.', schema: pageOf(completeness) } },
      handle: async ({ actor, query: { company, ...query } }) => {
        const { data, nextCursor } = await listCompleteness(ctx, actor, { ...query, companyId: company });
        return { data: data.map(shapeCompleteness), nextCursor };
      },
    }),
  ];
}
