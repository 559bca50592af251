/** A person's own settings, and the way out everywhere. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { getProfile, signOutEverywhere, updateProfile } from '../../actions/people/profile.ts';
import { languages } from '../../text/language.ts';
import { name } from '../basics.ts';
import { route } from '../route.ts';

const tag = 'Accounts';

const profile = z
  .object({
    email: z.string(),
    name: z.string(),
    language: z.enum(languages).nullable().meta({ description: "Null: the browser's holds." }),
  })
  .meta({ id: 'Profile' });

export function profileRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/profile',
      tag,
      summary: "One's name, address and language",
      needs: 'read',
      answers: { 200: { description: 'The profile.', schema: profile } },
      handle: async ({ actor }) => getProfile(ctx, actor),
    }),
    route({
      method: 'PATCH',
      path: '/api/v1/profile',
      tag,
      summary: "Change one's name or language",
      needs: 'read',
      body: z.strictObject({
        name: name(200).optional(),
        language: z.enum(languages).optional(),
      }),
      answers: { 200: { description: 'The profile as it is now.', schema: profile } },
      handle: async ({ actor, body }) => updateProfile(ctx, actor, body),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/profile/sessions',
      tag,
      summary: 'Sign out everywhere, here too',
      needs: 'read',
      answers: { 204: { description: 'Nobody is signed in as this person.' } },
      handle: async ({ actor }) => signOutEverywhere(ctx, actor),
    }),
  ];
}
