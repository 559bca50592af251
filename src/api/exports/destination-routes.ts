/** Where new documents are delivered, and what went where. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import {
  changeDestination,
  createDestination,
  getDestination,
  listDestinations,
  listDocuments,
  removeDestination,
  retryDestination,
} from '../../actions/exports/destinations.ts';
import { count, idParams, pageOf, pageQuery } from '../basics.ts';
import { documentState } from '../enumerations.ts';
import { route } from '../route.ts';
import {
  destination,
  destinationChange,
  document,
  newDestination,
  shapeDestination,
  shapeDocument,
} from './destination.ts';

const tag = 'Exports';

export function destinationRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/destinations',
      operationId: 'listDestinations',
      tag,
      summary: 'Destinations of new documents, oldest first',
      description: 'Credentials are not shown. An organisation has at most 20.',
      needs: 'admin',
      answers: {
        200: {
          description: 'All of them, on one page.',
          schema: z.object({ data: z.array(destination), nextCursor: z.null() }),
        },
      },
      handle: async ({ actor }) => ({
        data: (await listDestinations(ctx, actor)).map(shapeDestination),
        nextCursor: null,
      }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/destinations',
      operationId: 'createDestination',
      fresh: true,
      creates: true,
      tag,
      summary: 'Deliver new documents somewhere',
      description:
        'Into a folder that the operator opened (DELIVERY_ROOT), a WebDAV folder, an S3 bucket or a mailbox, as PDF, XML or original ' +
        'ZIP. Each document is delivered once and never over what is there, to a mailbox at least once; what fails is tried again. ' +
        'A mailbox gets a link first, and documents once its holder has confirmed.',
      needs: 'admin',
      body: newDestination,
      answers: { 201: { description: 'The destination.', schema: destination } },
      problems: ['conflict', 'too_many_requests'],
      handle: async ({ actor, body }) => shapeDestination(await createDestination(ctx, actor, body)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/destinations/:id',
      operationId: 'getDestination',
      tag,
      summary: 'A destination',
      description: 'What waits, what was delivered, and since when it fails.',
      needs: 'admin',
      params: idParams,
      answers: { 200: { description: 'Without credentials.', schema: destination } },
      handle: async ({ actor, params }) => shapeDestination(await getDestination(ctx, actor, params)),
    }),
    route({
      method: 'PATCH',
      path: '/api/v1/destinations/:id',
      operationId: 'updateDestination',
      fresh: true,
      tag,
      summary: 'Change a destination, move it, pause it or go on',
      description:
        'What is left out stays as it is, credentials and the place in the feed included. Address, template, formats and filter ' +
        'hold for what is delivered from now on. To another server the password must be given again; another mailbox must be ' +
        'confirmed. What arrives during a pause is delivered after it.',
      needs: 'admin',
      params: idParams,
      body: destinationChange,
      answers: { 200: { description: 'As it is now.', schema: destination } },
      handle: async ({ actor, params, body }) =>
        shapeDestination(
          await changeDestination(ctx, actor, { ...body, ...params } as Parameters<
            typeof changeDestination
          >[2]),
        ),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/destinations/:id',
      operationId: 'removeDestination',
      tag,
      summary: 'Remove a destination',
      description: 'With its log; what was delivered stays where it is.',
      needs: 'admin',
      params: idParams,
      answers: { 204: { description: 'Removed.' } },
      handle: async ({ actor, params }) => removeDestination(ctx, actor, params),
    }),
    route({
      method: 'GET',
      path: '/api/v1/destinations/:id/documents',
      operationId: 'listDeliveredDocuments',
      tag,
      summary: 'What went to a destination, newest first',
      description: 'And what waits, or failed.',
      needs: 'admin',
      params: idParams,
      query: z.strictObject({ ...pageQuery, state: documentState.optional() }),
      answers: { 200: { description: 'One page.', schema: pageOf(document) } },
      handle: async ({ actor, params, query }) => {
        const page = await listDocuments(ctx, actor, { ...params, ...query });
        return { ...page, data: page.data.map(shapeDocument) };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/destinations/:id/retry',
      operationId: 'retryDestination',
      tag,
      summary: 'Try again what failed',
      description:
        'And look at once at a destination that waits. A mailbox that is not confirmed gets another link.',
      needs: 'admin',
      params: idParams,
      answers: {
        202: { description: 'How many documents are tried again.', schema: z.object({ queued: count }) },
      },
      handle: async ({ actor, params }) => retryDestination(ctx, actor, params),
    }),
  ];
}
