/** The passkeys of the person who is signed in. */
import { z } from 'zod';
import type { SessionActor } from '../../accounts/actor.ts';
import type { Ctx } from '../../actions/context.ts';
import {
  addPasskey,
  beginPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
} from '../../actions/people/passkeys.ts';
import { name } from '../basics.ts';
import { route } from '../route.ts';
import { createdAnswer, passkey, passkeyOptions, readCreatedAnswer, shapePasskey } from './passkey.ts';

const tag = 'Accounts';
const path = '/api/v1/profile/passkeys';
const common = { tag, needs: 'read', ofPerson: true, withoutSecondFactor: true } as const;
const label = name(80);
const passkeyParams = z.object({ passkeyId: z.uuid() });

export function passkeyRoutes(ctx: Ctx) {
  return [
    route({
      ...common,
      method: 'GET',
      path,
      operationId: 'listPasskeys',
      summary: 'Passkeys of the account, oldest first',
      description: 'Each opens the account by itself: the device has checked the person.',
      answers: {
        200: {
          description: 'All of them, on one page.',
          schema: z.object({ data: z.array(passkey), nextCursor: z.null() }),
        },
      },
      handle: async ({ actor }) => {
        const found = await listPasskeys(ctx, actor as SessionActor);
        return { data: found.map(shapePasskey), nextCursor: null };
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: `${path}/options`,
      operationId: 'startPasskey',
      fresh: true,
      summary: 'Begin to add a passkey',
      description: 'For the browser, which asks the device. The answer goes to addPasskey.',
      answers: { 200: { description: 'What the browser asks.', schema: passkeyOptions } },
      problems: ['conflict'],
      handle: async ({ actor, reply }) => {
        reply.header('cache-control', 'no-store');
        return beginPasskey(ctx, actor as SessionActor);
      },
    }),
    route({
      ...common,
      method: 'POST',
      path,
      operationId: 'addPasskey',
      summary: 'Add a passkey',
      description:
        'With what the browser answered to startPasskey, in the same session and within five minutes.',
      body: z.strictObject({ name: label, response: createdAnswer }),
      answers: { 201: { description: 'Added.', schema: passkey } },
      problems: ['conflict', 'link_expired'],
      handle: async ({ actor, body }) => {
        const response = readCreatedAnswer(body.response);
        return shapePasskey(await addPasskey(ctx, actor as SessionActor, { ...body, response }));
      },
    }),
    route({
      ...common,
      method: 'PATCH',
      path: `${path}/:passkeyId`,
      operationId: 'updatePasskey',
      summary: 'Give a passkey another name',
      description: 'The device keeps the name that it shows itself.',
      params: passkeyParams,
      body: z.strictObject({ name: label }),
      answers: { 200: { description: 'The passkey as changed.', schema: passkey } },
      handle: async ({ actor, params, body }) =>
        shapePasskey(await renamePasskey(ctx, actor as SessionActor, { id: params.passkeyId, ...body })),
    }),
    route({
      ...common,
      method: 'DELETE',
      path: `${path}/:passkeyId`,
      operationId: 'removePasskey',
      fresh: true,
      summary: 'Remove a passkey',
      description: 'It opens the account no longer, and all other sessions end.',
      params: passkeyParams,
      answers: { 204: { description: 'Removed.' } },
      handle: async ({ actor, params }) =>
        removePasskey(ctx, actor as SessionActor, { id: params.passkeyId }),
    }),
  ];
}
