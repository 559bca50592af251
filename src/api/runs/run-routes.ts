/** Runs: what was asked for, and what became of it. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { cancelRun, getRun, listRunCompanies, listRuns } from '../../actions/runs/runs.ts';
import { idParams, pageOf, pageQuery } from '../basics.ts';
import { failureCode, runState } from '../enumerations.ts';
import { route } from '../route.ts';
import { run, runCompany, runSummary, shapeRun, shapeRunCompany, shapeRunSummary } from './run.ts';

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
        'Manual, scheduled and reconciliation runs of the organisation. Without their companies: a run has its own pages of them.',
      needs: 'read',
      sharedBy: 'organisation',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of runs.', schema: pageOf(runSummary) } },
      handle: async ({ actor, query }) => {
        const { data, nextCursor } = await listRuns(ctx, actor, query);
        return { data: data.map(shapeRunSummary), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/sync/runs/:id',
      operationId: 'getRun',
      tag,
      summary: 'One run, with its first 200 companies',
      description:
        'The state of a run is derived from its companies: `succeeded` when all succeeded, `failed` when all failed, else `partial`.',
      needs: 'read',
      params: idParams,
      problems: ['run_pruned'],
      answers: { 200: { description: 'The run.', schema: run } },
      handle: async ({ actor, params }) => shapeRun(await getRun(ctx, actor, { runId: params.id })),
    }),
    route({
      method: 'GET',
      path: '/api/v1/sync/runs/:id/companies',
      operationId: 'listRunCompanies',
      tag,
      summary: 'The companies of a run, in the order of their ids',
      description:
        'With `state` and `code` those alone that ended so, as for the causes of a run that did not succeed.',
      needs: 'read',
      params: idParams,
      problems: ['run_pruned'],
      query: z.strictObject({
        ...pageQuery,
        state: runState.optional(),
        code: failureCode.optional().meta({ description: 'Why it did not succeed.' }),
      }),
      answers: { 200: { description: 'A page of companies.', schema: pageOf(runCompany) } },
      handle: async ({ actor, params, query }) => {
        const { data, nextCursor } = await listRunCompanies(ctx, actor, { runId: params.id, ...query });
        return { data: data.map(shapeRunCompany), nextCursor };
      },
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
      problems: ['run_pruned'],
      answers: { 200: { description: 'The run as it is now.', schema: run } },
      handle: async ({ actor, params }) => shapeRun(await cancelRun(ctx, actor, { runId: params.id })),
    }),
  ];
}
