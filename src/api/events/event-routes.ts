/** Live events: what happens while one looks on. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { holderOf } from '../../accounts/actor.ts';
import type { Ctx } from '../../actions/context.ts';
import { Problem } from '../../core/errors.ts';
import { eventTypes } from '../../db/events/event.ts';
import { mayStill } from '../may-still.ts';
import { route } from '../route.ts';
import type { EventFeed } from './event-feed.ts';
import { liveEvent } from './event-payloads.ts';
import { type EventPace, eventStream } from './event-stream.ts';

const mediaType = 'text/event-stream';

export function eventRoutes(ctx: Ctx, feed: EventFeed, pace: EventPace) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/sync/events',
      operationId: 'streamEvents',
      tag: 'Sync',
      summary: 'Events while they happen (server-sent events)',
      description:
        `Types: ${eventTypes.map((type) => `\`${type}\``).join(', ')}. Each has an id; with it in Last-Event-ID (or ` +
        '`after`) nothing that was committed since is missed, for 7 days; an event `reset` says that something may ' +
        'have been. Without either it begins with what comes. A comment every 15 seconds shows that the line is alive.',
      needs: 'read',
      query: z.strictObject({
        after: z
          .string()
          .regex(/^\d{1,15}$/, 'The id of an event, or 0 for all that is kept.')
          .optional(),
      }),
      requestHeaders: {
        'Last-Event-ID': { description: 'The last event that you have; it wins over `after`.' },
      },
      answers: { 200: { description: 'A stream without an end.', mediaType, events: liveEvent } },
      problems: ['too_many_requests'],
      handle: async ({ actor, query, request, reply }) => {
        const after = lastEventId(request) ?? (query.after === undefined ? undefined : Number(query.after));
        reply.headers({ 'content-type': mediaType, 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
        if (request.method === 'HEAD') return reply.send();
        const subscription = await feed.subscribe(actor.organisationId, holderOf(actor));
        if (!subscription) throw tooMany();
        const stillMay = async () => (await mayStill(ctx, request, actor)) === 'yes';
        const stream = eventStream({
          ...ctx,
          pace,
          subscription,
          organisationId: actor.organisationId,
          after,
          stillMay,
        });
        // While it waits between two events the stream would not notice that the client has disconnected.
        reply.raw.once('close', () => subscription.end());
        if (reply.raw.destroyed) subscription.end();
        return reply.send(stream);
      },
    }),
  ];
}

function lastEventId({ headers }: FastifyRequest): number | undefined {
  const id = headers['last-event-id'];
  if (id === undefined || id === '') return undefined;
  if (typeof id === 'string' && /^\d{1,15}$/.test(id)) return Number(id);
  throw new Problem(
    'invalid_input',
    'event_id',
    {},
    {
      parameter: 'Last-Event-ID',
    },
  );
}

function tooMany(): Problem {
  return new Problem('too_many_requests', 'event_streams', {}, { retryAfterSeconds: 10 });
}
