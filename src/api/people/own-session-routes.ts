/** Where a person is signed in, and the way out of there. A session is shown by its id, never by what its cookie holds. */
import { z } from 'zod';
import type { SessionActor } from '../../accounts/actor.ts';
import type { Ctx } from '../../actions/context.ts';
import {
  endOwnSession,
  endOwnSessions,
  listOwnSessions,
  type OwnSession,
} from '../../actions/people/own-sessions.ts';
import { instant, writeInstant } from '../basics.ts';
import { yesOrNo } from '../enumerations.ts';
import { route } from '../route.ts';

const tag = 'Accounts';

const openSession = z
  .object({
    id: z.string(),
    current: z.boolean().meta({ description: 'Whether it is the session that asks.' }),
    signedInAt: instant,
    lastSeenAt: instant.nullable().meta({ description: 'To the minute.' }),
    expiresAt: instant,
    address: z.string().nullable().meta({ description: 'From which the person signed in.' }),
    userAgent: z.string().nullable().meta({ description: 'As the browser named itself.' }),
  })
  .meta({ id: 'OpenSession' });

export function ownSessionRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/profile/sessions',
      operationId: 'listOwnSessions',
      tag,
      summary: 'Where the person is signed in, last used first',
      description: 'Sessions that have expired, or were not used for too long, are left out.',
      needs: 'read',
      ofPerson: true,
      withoutSecondFactor: true,
      answers: {
        200: {
          description: 'All of them, on one page.',
          schema: z.object({ data: z.array(openSession), nextCursor: z.null() }),
        },
      },
      handle: async ({ actor }) => {
        const sessions = await listOwnSessions(ctx, actor as SessionActor);
        return { data: sessions.map(shapeSession), nextCursor: null };
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/profile/sessions/:sessionId',
      operationId: 'endSession',
      tag,
      summary: 'Sign out in one browser',
      description: 'Its next request is refused.',
      needs: 'read',
      ofPerson: true,
      withoutSecondFactor: true,
      params: z.object({ sessionId: z.string().max(100) }),
      answers: { 204: { description: 'The session has ended.' } },
      handle: async ({ actor, params }) => endOwnSession(ctx, actor as SessionActor, params.sessionId),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/profile/sessions',
      operationId: 'endAllSessions',
      tag,
      summary: 'Sign out everywhere',
      description:
        'Every session of this person ends, in every browser. With `others=true` this one goes on.',
      needs: 'read',
      ofPerson: true,
      withoutSecondFactor: true,
      query: z.strictObject({ others: yesOrNo.default('false') }),
      answers: { 204: { description: 'The sessions have ended.' } },
      handle: async ({ actor, query }) =>
        endOwnSessions(ctx, actor as SessionActor, { others: query.others === 'true' }),
    }),
  ];
}

function shapeSession(found: OwnSession): z.input<typeof openSession> {
  return {
    id: found.id,
    current: found.current,
    signedInAt: writeInstant(found.signedInAt),
    lastSeenAt: writeInstant(found.lastSeenAt),
    expiresAt: writeInstant(found.expiresAt),
    address: found.address,
    userAgent: found.userAgent,
  };
}
