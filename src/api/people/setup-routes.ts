/** The first visit: is there an account yet, and making one with the code from the console. */
import { z } from 'zod';
import { passwordMaxLength, passwordMinLength } from '../../accounts/sign-in-options.ts';
import type { Ctx } from '../../actions/context.ts';
import { isSetupNeeded, setUp } from '../../actions/people/set-up.ts';
import { id, name } from '../basics.ts';
import { addressOf } from '../context.ts';
import { route } from '../route.ts';

const tag = 'Accounts';

export function setupRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/setup',
      tag,
      summary: 'Whether the installation waits for its first account',
      needs: 'nobody',
      answers: { 200: { description: 'The answer.', schema: z.object({ needed: z.boolean() }) } },
      handle: async () => ({ needed: await isSetupNeeded(ctx) }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/setup',
      tag,
      summary: 'Make the first account',
      needs: 'nobody',
      body: z.strictObject({
        code: z.string().max(100).meta({ description: 'From the console.' }),
        email: z.email().max(254),
        name: name(200).optional(),
        password: z.string().min(passwordMinLength).max(passwordMaxLength),
        organisation: name(200),
      }),
      answers: {
        201: {
          description: 'Made. Sign in next.',
          schema: z.object({ organisation: z.object({ id, name: z.string() }) }),
        },
      },
      problems: ['setup_code_wrong', 'already_set_up', 'too_many_requests'],
      handle: async ({ body, request }) => {
        const made = await setUp(ctx, { ...body, address: addressOf(request) });
        return { organisation: { id: made.id, name: made.name } };
      },
    }),
  ];
}
