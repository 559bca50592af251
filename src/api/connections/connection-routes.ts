/** Connections to ANAF: which certificates there are, and what each may read. Making one is in connect-routes.ts. */
import { z } from 'zod';
import {
  changeConnection,
  listConnections,
  removeConnection,
} from '../../actions/connections/connections.ts';
import { validateCif } from '../../actions/connections/validate-cif.ts';
import type { Ctx } from '../../actions/context.ts';
import { idParams, name } from '../basics.ts';
import { route } from '../route.ts';
import { anafStatus, connectionInFull, shapeAnafStatus, shapeConnectionInFull } from './connection.ts';

const tag = 'ANAF';

export function connectionRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/anaf/status',
      operationId: 'getAnafStatus',
      tag,
      summary: 'Whether a connection to ANAF is valid',
      description: 'From local state alone: ANAF is not called.',
      needs: 'read',
      answers: { 200: { description: 'The status.', schema: anafStatus } },
      handle: async ({ actor }) => shapeAnafStatus(await listConnections(ctx, actor)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/anaf/tokens',
      operationId: 'listAnafTokens',
      tag,
      summary: 'Connected certificates',
      description:
        'Each certificate with the companies that it may read. The tokens themselves are never shown.',
      needs: 'read',
      answers: {
        200: {
          description: 'All of them, on one page.',
          schema: z.object({ data: z.array(connectionInFull), nextCursor: z.null() }),
        },
      },
      handle: async ({ actor }) => ({
        data: (await listConnections(ctx, actor)).map(shapeConnectionInFull),
        nextCursor: null,
      }),
    }),
    route({
      method: 'PATCH',
      path: '/api/v1/anaf/tokens/:id',
      operationId: 'updateAnafToken',
      tag,
      summary: 'Say whose certificate it is',
      description: 'The name of the holder, by which people recognise the certificate; null removes it.',
      needs: 'admin',
      params: idParams,
      body: z.strictObject({ holder: name(200).nullable() }),
      answers: { 200: { description: 'The certificate as it is now.', schema: connectionInFull } },
      handle: async ({ actor, params, body }) =>
        shapeConnectionInFull(await changeConnection(ctx, actor, { id: params.id, ...body })),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/anaf/tokens/:id',
      operationId: 'removeAnafToken',
      tag,
      summary: "Delete a certificate's tokens",
      description:
        'ANAF offers no way to revoke them from here: only its portal does, for all applications at once.',
      needs: 'admin',
      fresh: true,
      params: idParams,
      answers: { 204: { description: 'Forgotten.' } },
      handle: async ({ actor, params }) => removeConnection(ctx, actor, params),
    }),
    route({
      method: 'POST',
      path: '/api/v1/anaf/tokens/:id/validate-cif',
      operationId: 'validateCif',
      tag,
      summary: 'Ask ANAF whether a certificate may read a company',
      description: 'The verdict is recorded; access found again means a full relisting in the next run.',
      needs: 'admin',
      params: idParams,
      body: z.strictObject({ cif: z.string().max(40) }),
      answers: {
        200: {
          description: 'The verdict.',
          schema: z.object({ valid: z.boolean(), errors: z.array(z.string()) }),
        },
      },
      problems: [
        'too_many_requests',
        { code: 'no_valid_anaf_token', status: 422 },
        'anaf_unreachable',
        'anaf_refused',
      ],
      handle: async ({ actor, params, body }) =>
        validateCif(ctx, actor, { connectionId: params.id, cif: body.cif }),
    }),
  ];
}
