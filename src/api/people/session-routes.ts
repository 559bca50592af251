/** Signing in by a password and out, and who is signed in. */
import { z } from 'zod';
import type { SessionActor } from '../../accounts/actor.ts';
import { checkPassword } from '../../accounts/check-password.ts';
import { knownBrowserCookie, readKnownBrowser } from '../../accounts/known-browser.ts';
import { passwordMaxLength, passwordMinLength, signInPath } from '../../accounts/sign-in-options.ts';
import type { Ctx } from '../../actions/context.ts';
import { confirmSession } from '../../actions/people/confirm-session.ts';
import { beginSecondStep, takeSecondStep } from '../../actions/people/second-step.ts';
import { getSession, switchOrganisation } from '../../actions/people/session.ts';
import {
  checkPasswordChangeLimit,
  checkSignInLimit,
  recordPasswordChange,
  recordSignIn,
} from '../../actions/people/sign-ins.ts';
import { Problem } from '../../core/errors.ts';
import { hasSecondFactor } from '../../db/people/second-factor.ts';
import { deleteSessionOfToken, recordSignedIn } from '../../db/people/session.ts';
import { addressOf } from '../context.ts';
import { route } from '../route.ts';
import { readSignedAnswer, signedAnswer } from './passkey.ts';
import { session, user } from './session.ts';
import {
  ask,
  openSession,
  pass,
  passCookies,
  read,
  rememberBrowser,
  requireOurPage,
  setStepCookie,
  stepCookie,
} from './sign-in-answers.ts';

const tag = 'Accounts';
const password = z.string().max(passwordMaxLength);

export function sessionRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/auth/sign-in/email',
      operationId: 'signIn',
      tag,
      summary: 'Sign in',
      description: "Sets the session cookie. Only from this service's own pages.",
      needs: 'none',
      body: z.strictObject({ email: z.string().max(254), password }),
      answers: {
        200: {
          description: 'Signed in, or half of it.',
          schema: z.object({
            user: user.nullable().meta({ description: 'Null while the second factor is still to come.' }),
            secondFactorNeeded: z.boolean().meta({
              description: 'The password was right, no session is open yet: signInWithSecondFactor is next.',
            }),
          }),
        },
      },
      problems: ['unauthenticated', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        requireOurPage(ctx, request);
        const { email } = body;
        const cookie = request.cookies[knownBrowserCookie(email)];
        await checkSignInLimit(ctx, {
          email,
          knownBrowser: readKnownBrowser(ctx.stateSecret, email, cookie),
        });
        const answer = await ask(ctx, request, '/api/auth/sign-in/email', body);
        const address = addressOf(request);
        if (answer.status === 401) await recordSignIn(ctx, { email, succeeded: false, address });
        const { user, token } = await read(answer, reply);
        if (await hasSecondFactor(ctx.db, user.id)) {
          // Its token is handed to no one.
          await deleteSessionOfToken(ctx.db, token);
          setStepCookie(ctx, reply, await beginSecondStep(ctx, user.id));
          return { user: null, secondFactorNeeded: true };
        }
        passCookies(answer, reply);
        await recordSignedIn(ctx.db, token, { strong: false, provenAt: ctx.now() }, ctx.now());
        await recordSignIn(ctx, { email, succeeded: true, address, by: 'password' });
        rememberBrowser(ctx, request, reply, email);
        return { user, secondFactorNeeded: false };
      },
    }),
    route({
      method: 'POST',
      path: '/api/auth/sign-in/second-factor',
      operationId: 'signInWithSecondFactor',
      tag,
      summary: 'The second step of signing in',
      description:
        "After `secondFactorNeeded`, within five minutes and five attempts: a code of the application or a recovery code. Sets the session cookie. Only from this service's own pages.",
      needs: 'none',
      body: z.strictObject({ code: z.string().max(40) }),
      answers: { 200: { description: 'Signed in.', schema: z.object({ user }) } },
      problems: ['unauthenticated', 'link_expired', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        requireOurPage(ctx, request);
        const address = addressOf(request);
        const token = request.cookies[stepCookie] ?? '';
        const userId = await takeSecondStep(ctx, { token, code: body.code, address });
        reply.clearCookie(stepCookie, { path: signInPath });
        return openSession(ctx, request, reply, { userId, strong: true, by: 'second_factor' });
      },
    }),
    route({
      method: 'POST',
      path: '/api/auth/sign-out',
      operationId: 'signOut',
      tag,
      summary: 'Sign out',
      description: 'Ends the session of this browser.',
      needs: 'none',
      answers: { 204: { description: 'Signed out.' } },
      problems: ['unauthenticated'],
      handle: async ({ request, reply }) => {
        await pass(await ask(ctx, request, '/api/auth/sign-out', {}), reply);
      },
    }),
    route({
      method: 'POST',
      path: '/api/auth/change-password',
      operationId: 'changePassword',
      tag,
      summary: 'Change the password',
      description: 'Ends all other sessions.',
      needs: 'none',
      body: z.strictObject({
        currentPassword: password,
        newPassword: password.min(passwordMinLength),
      }),
      answers: { 204: { description: 'Changed.' } },
      problems: ['unauthenticated', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        requireOurPage(ctx, request);
        const person = await ctx.signIn.findSession(request.headers.cookie ?? '');
        if (!person) throw new Problem('unauthenticated', 'password_wrong', {});
        await checkPasswordChangeLimit(ctx, person.userId);
        // Not 401: the session goes on, and the page must not take it for one that has ended.
        if (!(await ctx.signIn.isPassword(person.userId, body.currentPassword)))
          throw new Problem('invalid_input', 'password_wrong', {}, { parameter: 'currentPassword' });
        checkPassword(body.newPassword, person, 'newPassword');
        const change = { ...body, revokeOtherSessions: true };
        const { token } = await pass(await ask(ctx, request, '/api/auth/change-password', change), reply);
        const { strong } = person;
        await recordSignedIn(ctx.db, token, { strong, provenAt: ctx.now() }, ctx.now());
        await recordPasswordChange(ctx, { userId: person.userId, address: addressOf(request) });
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/session',
      operationId: 'getSession',
      tag,
      summary: 'Who is signed in, and what they may do',
      description:
        'The person or key behind the request, its scope, and the organisations that the person belongs to.',
      needs: 'read',
      withoutSecondFactor: true,
      answers: { 200: { description: 'The session, or the key.', schema: session } },
      handle: async ({ actor, request }) => getSession(ctx, actor, { cookie: request.headers.cookie ?? '' }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/session/confirm',
      operationId: 'confirmSession',
      tag,
      summary: 'Confirm the session with the password, a code or a passkey',
      description:
        'For 15 minutes the session may create keys, connect and remove certificates and change members (problem `confirmation_needed`). Signing in confirms as well.',
      needs: 'read',
      withoutSecondFactor: true,
      ofPerson: true,
      body: z.strictObject({
        password: password.optional(),
        code: z
          .string()
          .max(40)
          .optional()
          .meta({ description: 'Of the second factor, in place of the password.' }),
        passkey: signedAnswer
          .optional()
          .meta({ description: 'In place of the password, to what startPasskeyConfirmation asks.' }),
      }),
      answers: { 204: { description: 'Confirmed.' } },
      problems: ['link_expired'],
      handle: async ({ actor, body: { passkey, ...body } }) =>
        confirmSession(ctx, actor as SessionActor, {
          ...body,
          ...(passkey && { passkey: readSignedAnswer(passkey) }),
        }),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/session/organisation',
      operationId: 'switchOrganisation',
      tag,
      summary: "Act for another of the person's organisations",
      description: 'The session acts for it from now on. A key belongs to one organisation and answers 403.',
      needs: 'read',
      withoutSecondFactor: true,
      body: z.strictObject({ organisationId: z.uuid() }),
      answers: { 204: { description: 'From now on.' } },
      problems: ['not_found'],
      handle: async ({ actor, body, request }) =>
        switchOrganisation(ctx, actor, { cookie: request.headers.cookie ?? '', ...body }),
    }),
  ];
}
