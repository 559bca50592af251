/** Signing in and out, and who is signed in. Translates the sign-in's answers, and hands out no session token but in the cookie. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SessionActor } from '../../accounts/actor.ts';
import { checkPassword } from '../../accounts/check-password.ts';
import { knownBrowserCookie, readKnownBrowser, writeKnownBrowser } from '../../accounts/known-browser.ts';
import {
  clientAddressHeader,
  passwordMaxLength,
  passwordMinLength,
  signInPath,
} from '../../accounts/sign-in-options.ts';
import type { Ctx } from '../../actions/context.ts';
import { confirmSession } from '../../actions/people/confirm-session.ts';
import { beginSecondStep, signInStepMs, takeSecondStep } from '../../actions/people/second-step.ts';
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
import { addressOf, isFromOurPage } from '../context.ts';
import { route } from '../route.ts';
import { session, user } from './session.ts';

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
        await recordSignedIn(ctx.db, token, false, ctx.now());
        await recordSignIn(ctx, { email, succeeded: true, address });
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
        return openSession(ctx, request, reply, userId);
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
        checkPassword(body.newPassword, person, 'newPassword');
        const change = { ...body, revokeOtherSessions: true };
        const { token } = await pass(await ask(ctx, request, '/api/auth/change-password', change), reply);
        await recordSignedIn(ctx.db, token, person.strong, ctx.now());
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
      summary: 'Confirm the session with the password or a code',
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
      }),
      answers: { 204: { description: 'Confirmed.' } },
      handle: async ({ actor, body }) => confirmSession(ctx, actor as SessionActor, body),
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

function requireOurPage(ctx: Ctx, request: FastifyRequest): void {
  if (!isFromOurPage(ctx, request)) throw new Problem('unauthenticated', 'sign_in_page_only', {});
}

const stepCookie = 'efactura_step';

function setStepCookie({ publicUrl }: Ctx, reply: FastifyReply, token: string): void {
  reply.setCookie(stepCookie, token, {
    path: signInPath,
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    sameSite: 'strict',
    maxAge: signInStepMs / 1000,
  });
}

/** For a person who proved by more than a password who they are. */
async function openSession(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, userId: string) {
  const answer = await ctx.signIn.openSession(userId, headersOf(request));
  const { user, token } = await pass(answer, reply);
  await recordSignedIn(ctx.db, token, true, ctx.now());
  await recordSignIn(ctx, { email: user.email, succeeded: true, address: addressOf(request) });
  rememberBrowser(ctx, request, reply, user.email);
  return { user };
}

/** One that is known stays as it is: its tries are counted by it. */
function rememberBrowser(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, email: string): void {
  const cookie = request.cookies[knownBrowserCookie(email)];
  if (!readKnownBrowser(ctx.stateSecret, email, cookie)) setKnownBrowser(ctx, reply, email);
}

function setKnownBrowser({ stateSecret, publicUrl }: Ctx, reply: FastifyReply, email: string): void {
  reply.setCookie(knownBrowserCookie(email), writeKnownBrowser(stateSecret, email), {
    path: signInPath,
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    sameSite: 'strict',
    maxAge: 365 * 86_400,
  });
}

/** What a session remembers of the browser that opened it. */
function headersOf({ ip, headers }: FastifyRequest): Headers {
  return new Headers({ [clientAddressHeader]: ip, 'user-agent': headers['user-agent'] ?? '' });
}

async function ask(ctx: Ctx, request: FastifyRequest, path: string, body: unknown): Promise<Response> {
  const { signIn, publicUrl } = ctx;
  requireOurPage(ctx, request);
  // The origin is checked above; the sign-in library accepts only that of publicUrl, and reads the client's address
  // from a header of its own.
  const { origin } = new URL(publicUrl);
  const sent = headersOf(request);
  sent.set('content-type', 'application/json');
  sent.set('origin', origin);
  if (request.headers.cookie) sent.set('cookie', request.headers.cookie);
  return signIn.handle(
    new Request(new URL(path, origin), { method: 'POST', headers: sent, body: JSON.stringify(body) }),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: the library's answer, of which the caller takes what it declares.
async function pass(answer: Response, reply: FastifyReply): Promise<any> {
  passCookies(answer, reply);
  return read(answer, reply);
}

function passCookies(answer: Response, reply: FastifyReply): void {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
async function read(answer: Response, reply: FastifyReply): Promise<any> {
  reply.header('cache-control', 'no-store');
  if (answer.ok) return answer.json();
  if (answer.status === 429) {
    const retryAfterSeconds = Number(answer.headers.get('x-retry-after') ?? 60);
    throw new Problem('too_many_requests', 'attempts', {}, { retryAfterSeconds });
  }
  if (answer.status >= 500) throw new Error(`the sign-in answered ${answer.status}`);
  throw new Problem('unauthenticated', 'password_wrong', {});
}
