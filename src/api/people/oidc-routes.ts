/** Signing in by OpenID Connect: the way to the issuer, and the way back to the page that the browser left. */
import { z } from 'zod';
import { signInPath } from '../../accounts/sign-in-options.ts';
import type { Ctx } from '../../actions/context.ts';
import { comeBackFromIssuer, leaveForIssuer, oidcSignInMs } from '../../actions/people/oidc-sign-in.ts';
import { beginSecondStep } from '../../actions/people/second-step.ts';
import { notFound } from '../../core/errors.ts';
import { hasSecondFactor } from '../../db/people/second-factor.ts';
import { recordProof } from '../../db/people/session.ts';
import { addressOf } from '../context.ts';
import { yesOrNo } from '../enumerations.ts';
import { route } from '../route.ts';
import { openSession, setStepCookie } from './sign-in-answers.ts';

const tag = 'Accounts';
const cookieName = 'efactura_oidc';
const redirected = {
  description: 'Onwards.',
  headers: { Location: { description: 'Of the issuer, or of the dashboard.' } },
};

export function oidcRoutes(ctx: Ctx) {
  const needed = () => {
    if (ctx.oidc) return ctx.oidc;
    throw notFound('issuer');
  };
  return [
    route({
      method: 'GET',
      path: '/api/auth/oidc/start',
      operationId: 'startOidcSignIn',
      tag,
      summary: 'Begin to sign in by OpenID Connect',
      description:
        'Redirects the browser to the issuer of the settings, bound to it by a cookie for ten minutes; to the sign-in page with `#signin=unreachable` when the issuer does not answer.',
      needs: 'none',
      query: z.strictObject({
        returnTo: z
          .string()
          .regex(/^\/(?:[a-z0-9][a-z0-9/-]{0,200})?$/, 'A path of the dashboard.')
          .default('/')
          .meta({ description: 'Where the browser goes afterwards.' }),
        confirm: yesOrNo.default('false').meta({
          description:
            'Whether the issuer asks the person even if it knows the browser: for a fresh proof of the session that is open. Another person who answers is refused, and the session goes on as it is.',
        }),
      }),
      answers: { 302: redirected },
      problems: ['not_found', 'too_many_requests'],
      handle: async ({ query: { returnTo, confirm }, request, reply }) => {
        const oidc = needed();
        reply.header('cache-control', 'no-store');
        const open = confirm === 'true' && (await ctx.signIn.findSession(request.headers.cookie ?? ''));
        if (open === undefined) return reply.redirect(`${returnTo}#signin=expired`, 302);
        const confirms = open ? open.userId : null;
        const leaving = await leaveForIssuer(ctx, oidc, { returnTo, confirms, address: addressOf(request) });
        if (!leaving) return reply.redirect(`${returnTo}#signin=unreachable`, 302);
        reply.setCookie(cookieName, leaving.cookie, {
          path: signInPath,
          httpOnly: true,
          secure: ctx.publicUrl.startsWith('https:'),
          // The issuer's redirect is a navigation from another site, with which strict cookies are not sent.
          sameSite: 'lax',
          maxAge: oidcSignInMs / 1000,
        });
        return reply.redirect(leaving.url, 302);
      },
    }),
    route({
      method: 'GET',
      path: '/api/auth/oidc/callback',
      operationId: 'finishOidcSignIn',
      tag,
      summary: 'Where the issuer sends the browser',
      description:
        'Sets the session cookie when state, nonce, code and cookie agree and the account is known. A session of the same person in this browser goes on, and is proven (`#signin=confirmed`). Another person than the one who confirms is signed in nowhere (`not_confirmed`). Otherwise the page is told why after `#signin=`; with `second_step` it asks for a code (signInWithSecondFactor).',
      needs: 'none',
      ignoresUnknownParameters: true,
      answers: { 302: redirected },
      problems: ['not_found'],
      handle: async ({ request, reply }) => {
        const oidc = needed();
        reply.header('cache-control', 'no-store').clearCookie(cookieName, { path: signInPath });
        const came = await comeBackFromIssuer(ctx, oidc, {
          query: request.raw.url?.split('?')[1] ?? '',
          cookie: request.cookies[cookieName] ?? '',
          address: addressOf(request),
        });
        if (!came.ok) return reply.redirect(`${came.returnTo}#signin=${came.why}`, 302);
        const { userId, returnTo, provenAt } = came;
        const open = await ctx.signIn.findSession(request.headers.cookie ?? '');
        // A confirmation never signs anybody in: who signed out meanwhile, or in as another, is not who left.
        if (came.confirms && open?.userId !== userId)
          return reply.redirect(`${returnTo}#signin=expired`, 302);
        if (await hasSecondFactor(ctx.db, userId)) {
          setStepCookie(ctx, reply, await beginSecondStep(ctx, userId));
          return reply.redirect(`${returnTo}#signin=second_step`, 302);
        }
        // It acts for one of the person's organisations: another session would act for the first of them.
        if (open?.userId === userId) {
          await recordProof(ctx.db, open.sessionId, provenAt);
          return reply.redirect(`${returnTo}#signin=confirmed`, 302);
        }
        await openSession(ctx, request, reply, { userId, strong: false, by: 'oidc', provenAt });
        return reply.redirect(returnTo, 302);
      },
    }),
  ];
}
