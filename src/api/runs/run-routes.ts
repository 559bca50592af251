/** Runs: what was asked for, and what became of it. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { cancelRun, getRun, listRuns } from '../../actions/runs/runs.ts';
import { idParams, pageOf, pageQuery } from '../basics.ts';
import { route } from '../route.ts';
import { run, shapeRun } from './run.ts';

const tag = 'Sync';

export function runRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/sync/runs',
      operationId: 'listRuns',
      tag,
      summary: 'Runs, newest first',
      description:
        'Manual, scheduled and reconciliation runs of the organisation, with the outcome of each company.',
      needs: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of runs.', schema: pageOf(run) } },
      handle: async ({ actor, query }) => {
        const { data, nextCursor } = await listRuns(ctx, actor, query);
        return { data: data.map(shapeRun), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/sync/runs/:id',
      operationId: 'getRun',
      tag,
      summary: 'One run, company by company',
      description:
        'The state of a run is derived from its companies: `succeeded` when all succeeded, `failed` when all failed, else `partial`.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The run.', schema: run } },
      handle: async ({ actor, params }) => shapeRun(await getRun(ctx, actor, { runId: params.id })),
    }),
    route({
      method: 'POST',
      path: '/api/v1/sync/runs/:id/cancel',
      operationId: 'cancelRun',
      tag,
      summary: 'Stop a run',
      description: 'What is being worked on stops at its next message. A run that has ended stays as it is.',
      needs: 'sync',
      params: idParams,
      answers: { 200: { description: 'The run as it is now.', schema: run } },
      handle: async ({ actor, params }) => shapeRun(await cancelRun(ctx, actor, { runId: params.id })),
    }),
  ];
}
