/** Asks the sign-in, translates its answers, and hands out no session token but in the cookie. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { knownBrowserCookie, readKnownBrowser, writeKnownBrowser } from '../../accounts/known-browser.ts';
import { clientAddressHeader, signInPath } from '../../accounts/sign-in-options.ts';
import type { Ctx } from '../../actions/context.ts';
import { signInStepMs } from '../../actions/people/second-step.ts';
import { recordSignIn, type WayIn } from '../../actions/people/sign-ins.ts';
import { Problem } from '../../core/errors.ts';
import { recordSignedIn } from '../../db/people/session.ts';
import { addressOf, isFromOurPage } from '../context.ts';

export function requireOurPage(ctx: Ctx, request: FastifyRequest): void {
  if (!isFromOurPage(ctx, request)) throw new Problem('unauthenticated', 'sign_in_page_only', {});
}

/**
 * For a person who proved by other means than a password who they are.
 * @param opening.strong by two factors
 * @param opening.provenAt left out: now
 */
export async function openSession(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  { userId, strong, by, provenAt }: { userId: string; strong: boolean; by: WayIn; provenAt?: Date },
) {
  const answer = await ctx.signIn.openSession(userId, headersOf(request));
  const { user, token } = await pass(answer, reply);
  const now = ctx.now();
  await recordSignedIn(ctx.db, token, { strong, provenAt: provenAt ?? now }, now);
  await recordSignIn(ctx, { email: user.email, succeeded: true, address: addressOf(request), by });
  rememberBrowser(ctx, request, reply, user.email);
  return { user };
}

/** One that is known stays as it is: its tries are counted by it. */
export function rememberBrowser(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, email: string): void {
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

export async function ask(ctx: Ctx, request: FastifyRequest, path: string, body: unknown): Promise<Response> {
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
export async function pass(answer: Response, reply: FastifyReply): Promise<any> {
  passCookies(answer, reply);
  return read(answer, reply);
}

export function passCookies(answer: Response, reply: FastifyReply): void {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
export async function read(answer: Response, reply: FastifyReply): Promise<any> {
  reply.header('cache-control', 'no-store');
  if (answer.ok) return answer.json();
  if (answer.status === 429) {
    const retryAfterSeconds = Number(answer.headers.get('x-retry-after') ?? 60);
    throw new Problem('too_many_requests', 'attempts', {}, { retryAfterSeconds });
  }
  if (answer.status >= 500) throw new Error(`the sign-in answered ${answer.status}`);
  throw new Problem('unauthenticated', 'password_wrong', {});
}

/** Of the second step of a sign-in. */
export const stepCookie = 'efactura_step';

export function setStepCookie({ publicUrl }: Ctx, reply: FastifyReply, token: string): void {
  reply.setCookie(stepCookie, token, {
    path: signInPath,
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    sameSite: 'strict',
    maxAge: signInStepMs / 1000,
  });
}
