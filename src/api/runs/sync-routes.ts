/** The contract: the three endpoints whose bodies are fixed to the letter. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { createPolls } from '../../actions/runs/polls.ts';
import { getSyncStatus, readSyncLog } from '../../actions/runs/sync-status.ts';
import { triggerSync } from '../../actions/runs/trigger-sync.ts';
import { route } from '../route.ts';
import { shapeSyncStatus, syncLogLine, syncStatus, triggered, writeSyncLog } from './sync.ts';

const tag = 'Sync';
export const runLocation = {
  Location: { description: 'The run.', example: '/api/v1/sync/runs/0198f3a2-6d1e-7c3b-9a55-2f1f6f0f4c11' },
};

export function syncRoutes(ctx: Ctx) {
  const polls = createPolls(ctx);
  return [
    route({
      method: 'POST',
      path: '/api/v1/sync/trigger',
      operationId: 'triggerSync',
      contract: true,
      tag,
      summary: 'Synchronise all companies now',
      description:
        'Dispatches an asynchronous job for all companies with valid ANAF tokens. While a manual run is queued or ' +
        'running it joins that run. Judged in this order: 401, 403 `insufficient_scope`, 429, a repeated ' +
        'Idempotency-Key, joining, 403 `no_valid_anaf_token`, 403 `plan_limit_exceeded`.',
      needs: 'sync',
      requestHeaders: { 'Idempotency-Key': { description: 'A repeat answers the same run, for 24 hours.' } },
      ignoresUnknownParameters: true,
      answers: { 202: { description: 'Begun, or joined.', schema: triggered, headers: runLocation } },
      problems: ['too_many_requests', 'no_valid_anaf_token', 'plan_limit_exceeded'],
      handle: async ({ actor, request, reply }) => {
        const { runId } = await triggerSync(ctx, actor, { idempotencyKey: idempotencyKey(request.headers) });
        reply.header('location', `/api/v1/sync/runs/${runId}`);
        return { message: 'Sync triggered' };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/sync/status',
      operationId: 'getSyncStatus',
      contract: true,
      tag,
      summary: 'Whether and how the organisation is kept in sync',
      description: 'From local state alone: ANAF is never asked.',
      needs: 'read',
      ignoresUnknownParameters: true,
      writesJson: true,
      answers: { 200: { description: 'The status.', schema: syncStatus } },
      withKey: polls.findSyncFacts,
      handle: async ({ actor, found }) =>
        JSON.stringify(shapeSyncStatus(await getSyncStatus(ctx, actor, found))),
    }),
    route({
      method: 'GET',
      path: '/api/v1/sync/log',
      operationId: 'listSyncLog',
      contract: true,
      tag,
      summary: 'The last 50 synced invoices',
      description:
        'Newest first; one line for each change of outcome of an invoice message. `success`: archived. `failed`: an ' +
        'attempt that did not succeed, which is retried. `skipped`: not taken on purpose.',
      needs: 'read',
      ignoresUnknownParameters: true,
      writesJson: true,
      answers: { 200: { description: 'The log.', schema: z.array(syncLogLine) } },
      withKey: polls.readSyncLog,
      handle: async ({ actor, found }) => writeSyncLog(found?.lines ?? (await readSyncLog(ctx, actor))),
    }),
  ];
}

/** An empty header counts as absent. */
function idempotencyKey(headers: Record<string, string | string[] | undefined>): string | undefined {
  const key = headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? key : undefined;
}
