/** What was found amiss in the archive: each night a thirtieth of it is looked at, and all of it by `verify`. */
import { z } from 'zod';
import { listFindingAnswers, listFindings } from '../../actions/archive/list-findings.ts';
import type { Ctx } from '../../actions/context.ts';
import { idParams, pageOf, pageQuery } from '../basics.ts';
import { findingKind } from '../enumerations.ts';
import { route } from '../route.ts';
import { finding, findingAnswer, shapeAnswer, shapeFinding } from './finding.ts';

const query = z.strictObject({
  ...pageQuery,
  company: z.uuid().optional().meta({ description: "The company's id." }),
  kind: findingKind.optional(),
});

export function findingRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/integrity/findings',
      operationId: 'listFindings',
      tag: 'Completeness',
      summary: 'Differences between the archive and its records, newest first',
      description:
        'Found by the nightly check, a thirtieth of the archive each night, and by `verify`. What has been mended is left out; an empty list means that no difference is known.',
      needs: 'read',
      query,
      answers: { 200: { description: 'A page of findings.', schema: pageOf(finding) } },
      handle: async ({ actor, query: { company, ...rest } }) => {
        const { data, nextCursor } = await listFindings(ctx, actor, { ...rest, companyId: company });
        return { data: data.map(shapeFinding), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/integrity/findings/:id/answers',
      operationId: 'listFindingAnswers',
      tag: 'Completeness',
      summary: "ANAF's answers that a finding about its lists rests on",
      description: 'As they were when the finding was first seen. Empty for a finding about the archive.',
      needs: 'read',
      params: idParams,
      answers: {
        200: { description: 'The answers.', schema: z.object({ data: z.array(findingAnswer) }) },
      },
      handle: async ({ actor, params: { id } }) => ({
        data: (await listFindingAnswers(ctx, actor, id)).map(shapeAnswer),
      }),
    }),
  ];
}
