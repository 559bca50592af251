/** The second factor of the person who is signed in. Secret and recovery codes are in one answer each, and never again. */
import { z } from 'zod';
import type { SessionActor } from '../../accounts/actor.ts';
import type { Ctx } from '../../actions/context.ts';
import {
  beginTotp,
  confirmTotp,
  getSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../../actions/people/second-factor.ts';
import { count, instant, writeInstant } from '../basics.ts';
import { route } from '../route.ts';

const tag = 'Accounts';
const path = '/api/v1/profile/second-factor';
const common = { tag, needs: 'read', ofPerson: true, withoutSecondFactor: true } as const;

const secondFactor = z
  .object({
    enabled: z.boolean(),
    since: instant.nullable(),
    recoveryCodesLeft: count,
  })
  .meta({ id: 'SecondFactor' });

const recoveryCodes = z
  .object({
    recoveryCodes: z.array(z.string()).meta({ description: 'Each counts once in place of a code.' }),
  })
  .meta({ id: 'RecoveryCodes' });

export function secondFactorRoutes(ctx: Ctx) {
  return [
    route({
      ...common,
      method: 'GET',
      path,
      operationId: 'getSecondFactor',
      summary: 'Whether a code is asked for at the sign-in',
      description: 'Codes of an application (TOTP, RFC 6238).',
      answers: { 200: { description: 'The second factor.', schema: secondFactor } },
      handle: async ({ actor }) => {
        const found = await getSecondFactor(ctx, actor as SessionActor);
        return { ...found, since: writeInstant(found.since) };
      },
    }),
    route({
      ...common,
      method: 'POST',
      path,
      operationId: 'startSecondFactor',
      fresh: true,
      summary: 'Begin to switch on codes of an application',
      description: 'Nothing is asked for until the first code was given. The secret is only in this answer.',
      answers: {
        200: {
          description: 'What the application needs.',
          schema: z.object({
            secret: z.string().meta({ description: 'Base32, to be typed.' }),
            uri: z.string().meta({ description: 'To be shown as a QR code.', example: 'otpauth://totp/…' }),
          }),
        },
      },
      problems: ['conflict'],
      handle: async ({ actor, reply }) => {
        reply.header('cache-control', 'no-store');
        return beginTotp(ctx, actor as SessionActor);
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: `${path}/confirm`,
      operationId: 'confirmSecondFactor',
      summary: 'Switch it on with the first code',
      description:
        'Ends all other sessions, and answers with ten recovery codes, which are only in this answer.',
      body: z.strictObject({ code: z.string().max(40) }),
      answers: { 200: { description: 'Switched on.', schema: recoveryCodes } },
      problems: ['conflict', 'not_found'],
      handle: async ({ actor, body, reply }) => {
        reply.header('cache-control', 'no-store');
        return { recoveryCodes: await confirmTotp(ctx, actor as SessionActor, body.code) };
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: `${path}/recovery-codes`,
      operationId: 'createRecoveryCodes',
      fresh: true,
      summary: 'Make new recovery codes',
      description: 'The previous ones no longer count. The new ones are only in this answer.',
      answers: { 200: { description: 'The new ones.', schema: recoveryCodes } },
      problems: ['not_found'],
      handle: async ({ actor, reply }) => {
        reply.header('cache-control', 'no-store');
        return { recoveryCodes: await renewRecoveryCodes(ctx, actor as SessionActor) };
      },
    }),
    route({
      ...common,
      method: 'DELETE',
      path,
      operationId: 'removeSecondFactor',
      fresh: true,
      summary: 'Switch it off',
      description:
        'The password alone opens the account again; organisations that ask for a second factor do not.',
      answers: { 204: { description: 'Switched off.' } },
      problems: ['not_found'],
      handle: async ({ actor }) => removeSecondFactor(ctx, actor as SessionActor),
    }),
  ];
}
