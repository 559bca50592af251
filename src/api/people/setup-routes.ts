/** The first visit: is there an account yet, and making one with the code from the console. */
import { z } from 'zod';
import { canUsePasskeys } from '../../accounts/passkeys.ts';
import { passwordMaxLength, passwordMinLength } from '../../accounts/sign-in-options.ts';
import type { Ctx } from '../../actions/context.ts';
import { isSetupNeeded, setUp } from '../../actions/people/set-up.ts';
import { name, organisationRef } from '../basics.ts';
import { addressOf } from '../context.ts';
import { route } from '../route.ts';

const tag = 'Accounts';

const setupState = z.object({
  needed: z.boolean(),
  mail: z
    .boolean()
    .meta({ description: 'Whether the service sends mail, links to reset a password among it.' }),
  oidc: z
    .string()
    .nullable()
    .meta({ description: 'The name of the issuer that people may sign in by; null: none is set.' }),
  passkeys: z.boolean().meta({ description: 'Whether passkeys can be had at the address of the service.' }),
});

export function setupRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/setup',
      operationId: 'getSetupState',
      tag,
      summary: 'Whether the installation waits for its first account',
      description: 'Until it has one, the first visitor can create it with the code on the console.',
      needs: 'none',
      answers: { 200: { description: 'The answer.', schema: setupState } },
      handle: async () => ({
        needed: await isSetupNeeded(ctx),
        mail: ctx.mail !== undefined,
        oidc: ctx.oidc?.settings.name ?? null,
        passkeys: canUsePasskeys(ctx.publicUrl),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/setup',
      operationId: 'createFirstAccount',
      tag,
      summary: 'Create the first account',
      description: 'With the one-time code that the service printed on its console.',
      needs: 'none',
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
          schema: z.object({ organisation: organisationRef }),
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
