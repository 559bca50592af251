/** API keys: listed, made, revoked. */
import { z } from 'zod';
import { changeApiKey, listApiKeys, revokeApiKey } from '../../actions/api-keys/api-keys.ts';
import { createApiKey } from '../../actions/api-keys/create-api-key.ts';
import type { Ctx } from '../../actions/context.ts';
import { companyLimit, idParams, instantInput, name } from '../basics.ts';
import { scope } from '../enumerations.ts';
import { route } from '../route.ts';
import { apiKey, shapeApiKey } from './api-key.ts';

const tag = 'Organisation';

export function apiKeyRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/api-keys',
      operationId: 'listApiKeys',
      tag,
      summary: 'API keys, newest first',
      description: 'Revoked keys are left out. The keys themselves are never shown.',
      needs: 'admin',
      forLimited: true,
      answers: {
        200: {
          description: 'All keys that are not revoked, on one page.',
          schema: z.object({ data: z.array(apiKey), nextCursor: z.null() }),
        },
      },
      handle: async ({ actor }) => ({
        data: (await listApiKeys(ctx, actor)).map(shapeApiKey),
        nextCursor: null,
      }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/api-keys',
      operationId: 'createApiKey',
      creates: true,
      tag,
      summary: 'Create an API key',
      description: 'The key itself is only in this answer: it is stored as a hash.',
      needs: 'admin',
      fresh: true,
      forLimited: true,
      body: z.strictObject({
        name: name(200),
        scope: scope.default('read'),
        companies: companyLimit.optional().meta({ description: 'Without it those of the maker.' }),
        expiresAt: instantInput.nullable().default(null),
      }),
      answers: {
        201: {
          description: 'The key.',
          schema: apiKey.extend({ key: z.string().meta({ example: 'efs_…' }) }),
        },
      },
      handle: async ({ actor, body, reply }) => {
        const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
        const made = await createApiKey(ctx, actor, { ...body, expiresAt });
        reply.header('cache-control', 'no-store');
        return { ...shapeApiKey(made.apiKey), key: made.key };
      },
    }),
    route({
      method: 'PATCH',
      path: '/api/v1/api-keys/:id',
      operationId: 'updateApiKey',
      tag,
      summary: 'Change which companies an API key sees',
      description:
        'Takes effect immediately. In the feeds of changes a company that is given later appears as `added`, one that is ' +
        'taken away as `removed`; from or to `all` they answer 409 `cursor_unknown`, and are read again.',
      needs: 'admin',
      fresh: true,
      forLimited: true,
      params: idParams,
      body: z.strictObject({ companies: companyLimit }),
      answers: { 200: { description: 'The key as changed.', schema: apiKey } },
      handle: async ({ actor, params, body }) =>
        shapeApiKey(await changeApiKey(ctx, actor, { ...params, ...body })),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/api-keys/:id',
      operationId: 'revokeApiKey',
      tag,
      summary: 'Revoke an API key',
      description: 'It stops working within five seconds.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      answers: { 204: { description: 'Revoked.' } },
      handle: async ({ actor, params }) => revokeApiKey(ctx, actor, params),
    }),
  ];
}
