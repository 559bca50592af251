/** Hints of invoices that ANAF never listed. Apart from the proof: nothing of completeness counts them. */
import { z } from 'zod';
import { decideHint, listHints } from '../../actions/completeness/hints.ts';
import type { Ctx } from '../../actions/context.ts';
import { idParams, pageOf, pageQuery } from '../basics.ts';
import { hintConfidence, yesOrNo } from '../enumerations.ts';
import { route } from '../route.ts';
import { hint, shapeHint } from './hint.ts';

const tag = 'Completeness';

export function hintRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/completeness/hints',
      operationId: 'listHints',
      tag,
      summary: 'Hints of invoices that ANAF never listed, newest first',
      description:
        'Guesses from what is in the catalogue, each with its evidence. They are no part of the proof, which is about what ANAF ' +
        'listed. Found each night for companies with something new; without those that were silenced, unless `silenced=true`.',
      needs: 'read',
      query: z.strictObject({
        ...pageQuery,
        company: z.uuid().optional().meta({ description: "The company's id." }),
        confidence: hintConfidence.optional(),
        silenced: yesOrNo.default('false'),
      }),
      answers: { 200: { description: 'A page of hints.', schema: pageOf(hint) } },
      handle: async ({ actor, query: { company, silenced, ...query } }) => {
        const asked = { ...query, companyId: company, silenced: silenced === 'true' };
        const { data, nextCursor } = await listHints(ctx, actor, asked);
        return { data: data.map(shapeHint), nextCursor };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/completeness/hints/:id/silence',
      operationId: 'silenceHint',
      tag,
      summary: 'Say that what a hint is about is not expected, or is again',
      description: 'Remembered also when the same is found again, and kept in the audit log.',
      needs: 'sync',
      params: idParams,
      body: z.strictObject({ silenced: z.boolean().default(true) }),
      answers: { 200: { description: 'As it is now.', schema: hint } },
      problems: ['not_found'],
      handle: async ({ actor, params, body }) =>
        shapeHint(await decideHint(ctx, actor, { ...params, ...body })),
    }),
  ];
}
