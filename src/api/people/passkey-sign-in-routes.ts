/** Signing in with a passkey, and confirming the session with one. */
import { z } from 'zod';
import type { SessionActor } from '../../accounts/actor.ts';
import { challengeMs } from '../../accounts/passkeys.ts';
import { signInPath } from '../../accounts/sign-in-options.ts';
import type { Ctx } from '../../actions/context.ts';
import {
  beginPasskeyConfirmation,
  beginPasskeySignIn,
  takePasskeySignIn,
} from '../../actions/people/passkey-sign-in.ts';
import { addressOf } from '../context.ts';
import { route } from '../route.ts';
import { passkeyOptions, readSignedAnswer, signedAnswer } from './passkey.ts';
import { user } from './session.ts';
import { openSession, requireOurPage } from './sign-in-answers.ts';

const tag = 'Accounts';
const cookie = 'efactura_passkey';

export function passkeySignInRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/auth/sign-in/passkey/options',
      operationId: 'startPasskeySignIn',
      tag,
      summary: 'Begin to sign in with a passkey',
      description:
        "For the browser, which offers the passkeys that it has for this service. Only from this service's own pages.",
      needs: 'none',
      answers: { 200: { description: 'What the browser asks.', schema: passkeyOptions } },
      problems: ['unauthenticated', 'conflict', 'too_many_requests'],
      handle: async ({ request, reply }) => {
        requireOurPage(ctx, request);
        const { token, options } = await beginPasskeySignIn(ctx, { address: addressOf(request) });
        reply.setCookie(cookie, token, {
          path: signInPath,
          httpOnly: true,
          secure: ctx.publicUrl.startsWith('https:'),
          sameSite: 'strict',
          maxAge: challengeMs / 1000,
        });
        reply.header('cache-control', 'no-store');
        return options;
      },
    }),
    route({
      method: 'POST',
      path: '/api/auth/sign-in/passkey',
      operationId: 'signInWithPasskey',
      tag,
      summary: 'Sign in with a passkey',
      description:
        "With what the browser answered to startPasskeySignIn, within five minutes. No password and no code is asked for. Sets the session cookie. Only from this service's own pages.",
      needs: 'none',
      body: z.strictObject({ response: signedAnswer }),
      answers: { 200: { description: 'Signed in.', schema: z.object({ user }) } },
      problems: ['unauthenticated', 'link_expired', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        requireOurPage(ctx, request);
        const token = request.cookies[cookie] ?? '';
        const response = readSignedAnswer(body.response);
        const userId = await takePasskeySignIn(ctx, { token, response, address: addressOf(request) });
        reply.clearCookie(cookie, { path: signInPath });
        return openSession(ctx, request, reply, { userId, strong: true, by: 'passkey' });
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/session/confirm/passkey',
      operationId: 'startPasskeyConfirmation',
      tag,
      summary: 'Begin to confirm the session with a passkey',
      description: 'The answer of the browser goes to confirmSession.',
      needs: 'read',
      ofPerson: true,
      withoutSecondFactor: true,
      answers: { 200: { description: 'What the browser asks.', schema: passkeyOptions } },
      problems: ['not_found'],
      handle: async ({ actor, reply }) => {
        reply.header('cache-control', 'no-store');
        return beginPasskeyConfirmation(ctx, actor as SessionActor);
      },
    }),
  ];
}
