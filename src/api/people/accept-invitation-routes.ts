/** What the holder of an invitation's link may do. What the link holds comes in the body, never in an address. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SignedIn } from '../../accounts/sign-in.ts';
import { passwordMaxLength, passwordMinLength } from '../../accounts/sign-in-options.ts';
import { checkLinkLimit } from '../../actions/check-rate-limit.ts';
import type { Ctx } from '../../actions/context.ts';
import { acceptInvitation, seeInvitation } from '../../actions/people/accept-invitation.ts';
import { instant, name, organisationName, organisationRef, writeInstant } from '../basics.ts';
import { addressOf, isFromOurPage } from '../context.ts';
import { route } from '../route.ts';
import { role } from './invitation.ts';

const tag = 'Accounts';
const token = z.string().min(1).max(100).meta({ description: 'What stands behind `#token=` in the link.' });

const seen = z
  .object({
    organisation: organisationName,
    email: z.string(),
    role,
    companies: z.number().int().nullable().meta({
      description: 'How many of the companies the member is to see; null: all.',
    }),
    expiresAt: instant,
    hasAccount: z.boolean().meta({ description: 'Whether to sign in, or to choose a password.' }),
    signedInAs: z.string().nullable().meta({ description: 'The person who is signed in in this browser.' }),
  })
  .meta({ id: 'InvitationSeen' });

export function acceptInvitationRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/invitations/look',
      operationId: 'viewInvitation',
      tag,
      summary: 'Who sent an invitation, for which role, and until when',
      description: 'For the page that an invitation opens.',
      needs: 'none',
      body: z.strictObject({ token }),
      answers: { 200: { description: 'The invitation.', schema: seen } },
      problems: ['link_expired', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        await checkLinkLimit(ctx, `invitation:${request.ip}`);
        reply.header('cache-control', 'no-store');
        const { invitation, hasAccount } = await seeInvitation(ctx, body.token);
        return {
          organisation: { name: invitation.organisationName },
          email: invitation.email,
          role: invitation.role,
          companies: invitation.companies?.length ?? null,
          expiresAt: writeInstant(invitation.expiresAt),
          hasAccount,
          signedInAs: (await sessionOf(ctx, request))?.email ?? null,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/invitations/accept',
      operationId: 'acceptInvitation',
      tag,
      summary: 'Accept an invitation, once',
      description:
        'A person with an account signs in first. A person without one chooses a password, and signs in with it afterwards.',
      needs: 'none',
      body: z.strictObject({
        token,
        name: name(200).optional(),
        password: z.string().min(passwordMinLength).max(passwordMaxLength).optional(),
      }),
      answers: {
        200: {
          description: 'A member from now on.',
          schema: z.object({
            organisation: organisationRef,
            email: z.string(),
            role,
          }),
        },
      },
      problems: ['link_expired', 'unauthenticated', 'conflict', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        await checkLinkLimit(ctx, `invitation:${request.ip}`);
        reply.header('cache-control', 'no-store');
        const session = await sessionOf(ctx, request);
        const { organisationId, organisationName, email, role } = await acceptInvitation(ctx, {
          ...body,
          session,
          address: addressOf(request),
        });
        return { organisation: { id: organisationId, name: organisationName }, email, role };
      },
    }),
  ];
}

/** Browsers send the cookie with cross-site requests too (CSRF): those count as not signed in. */
async function sessionOf(ctx: Ctx, request: FastifyRequest): Promise<SignedIn | undefined> {
  const { cookie } = request.headers;
  return cookie && isFromOurPage(ctx, request) ? ctx.signIn.findSession(cookie) : undefined;
}
