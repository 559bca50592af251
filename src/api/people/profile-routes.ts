/** A person's own settings, and the way out everywhere. */

import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { getProfile, type Profile, updateProfile } from '../../actions/people/profile.ts';
import { getSeen, type Seen, setSeen } from '../../actions/people/seen.ts';
import { instant, instantInput, name, writeInstant } from '../basics.ts';
import { language } from '../enumerations.ts';
import { route } from '../route.ts';

const tag = 'Accounts';

const profile = z
  .object({
    email: z.string(),
    name: z.string(),
    language: language.nullable().meta({ description: "Null: the browser's holds." }),
    hasPassword: z.boolean().meta({
      description:
        'False for a person who came by OpenID Connect, until a link for a forgotten password sets one.',
    }),
    identity: z
      .object({
        issuer: z.string().meta({ description: 'Its name, as in the settings.' }),
        linkedAt: instant,
      })
      .nullable()
      .meta({
        description:
          'At the issuer that people may sign in by; null: the person is not linked to it, or none is set.',
      }),
  })
  .meta({ id: 'Profile' });

const position = z.string().meta({ description: 'Of the feed of invoices; opaque.' });

const seen = z
  .object({
    at: instant.nullable().meta({ description: 'When that was; null before the first time.' }),
    position: position.nullable().meta({
      description:
        'What came into the catalogue after it is new: `arrivedAfter` of lists. Null before the first time.',
    }),
    upTo: position.meta({
      description:
        'The end of the feed now: sent back as `position` when everything was looked at that is there now.',
    }),
  })
  .meta({ id: 'SeenUpTo' });
const shapeSeen = ({ at, ...rest }: Seen): z.input<typeof seen> => ({ at: writeInstant(at), ...rest });

const shown = ({ identity, ...rest }: Profile) => ({
  ...rest,
  identity: identity && { ...identity, linkedAt: writeInstant(identity.linkedAt) },
});

const changeable = ({ name, language }: Pick<Profile, 'name' | 'language'>) => ({ name, language });

export function profileRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/profile',
      operationId: 'getProfile',
      version: { of: changeable },
      tag,
      summary: "The person's name, address and language",
      description: 'Of the person who is signed in; an API key has no profile.',
      needs: 'read',
      withoutSecondFactor: true,
      answers: { 200: { description: 'The profile.', schema: profile } },
      handle: async ({ actor }) => shown(await getProfile(ctx, actor)),
    }),
    route({
      method: 'PATCH',
      path: '/api/v1/profile',
      operationId: 'updateProfile',
      version: { of: changeable, current: ({ actor }) => getProfile(ctx, actor) },
      tag,
      summary: "Change the person's name or language",
      description: 'Fields that are left out stay as they are.',
      needs: 'read',
      withoutSecondFactor: true,
      body: z.strictObject({
        name: name(200).optional(),
        language: language.optional(),
      }),
      answers: { 200: { description: 'The profile as it is now.', schema: profile } },
      handle: async ({ actor, body }) => shown(await updateProfile(ctx, actor, body)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/me/seen',
      operationId: 'getSeen',
      tag,
      summary: 'Up to where the person has looked at what arrived',
      description: 'In the organisation that the session is in; an API key looks at nothing.',
      needs: 'read',
      answers: { 200: { description: 'Where, and the end of the feed.', schema: seen } },
      handle: async ({ actor }) => shapeSeen(await getSeen(ctx, actor)),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/me/seen',
      operationId: 'setSeen',
      tag,
      summary: 'Say up to where one has looked',
      description:
        'What comes into the catalogue later is new: `newSinceVisit` of the portfolio, `arrivedAfter` of lists. With a ' +
        '`position` the mark moves on and never back, and `at` is only what people read; with `at` alone what arrived from ' +
        'that instant on is new again; with neither, all that is there now was seen. Later than now is now.',
      needs: 'read',
      body: z.strictObject({
        position: z.string().min(1).max(500).optional(),
        at: instantInput.optional(),
      }),
      answers: { 200: { description: 'What is kept.', schema: seen } },
      handle: async ({ actor, body: { position, at } }) =>
        shapeSeen(await setSeen(ctx, actor, { position, at: at === undefined ? undefined : new Date(at) })),
    }),
  ];
}
