/** Links for a certificate's holder elsewhere: made and revoked here; the holder follows one without an account. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { checkLinkLimit } from '../../actions/check-rate-limit.ts';
import {
  finishByTokenLink,
  seeTokenLink,
  startByTokenLink,
} from '../../actions/connections/follow-token-link.ts';
import { createTokenLink, listTokenLinks, revokeTokenLink } from '../../actions/connections/token-links.ts';
import type { Ctx } from '../../actions/context.ts';
import { Problem } from '../../core/errors.ts';
import { idParams, instant, name, organisationName, pageOf, pageQuery, writeInstant } from '../basics.ts';
import { addressOf, isFromOurPage } from '../context.ts';
import { route } from '../route.ts';
import { setBindingCookie } from './binding-cookie.ts';
import { shapeTokenLink, tokenLink } from './token-link.ts';

const tag = 'ANAF';
const path = '/api/v1/anaf/token-links';
const token = z.string().min(1).max(100).meta({ description: 'What follows `#token=` in the link.' });

export function tokenLinkRoutes(ctx: Ctx) {
  return [...ownRoutes(ctx), ...holderRoutes(ctx)];
}

function ownRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path,
      operationId: 'createTokenLink',
      creates: true,
      tag,
      summary: 'Create a link for a certificate holder elsewhere',
      description:
        'The holder needs no account: the link works for an hour, and connects one certificate. The link is only in this answer; pass it on yourself. Five can be active.',
      needs: 'admin',
      fresh: true,
      body: z.strictObject({
        note: name(200)
          .nullable()
          .default(null)
          .meta({ description: 'For whom it is; the holder sees it too.' }),
      }),
      answers: {
        201: {
          description: 'The link.',
          schema: tokenLink.extend({
            url: z.string().meta({ example: 'https://facturi.exemplu.ro/autorizare#token=…' }),
          }),
        },
      },
      problems: ['conflict'],
      handle: async ({ actor, body, reply }) => {
        reply.header('cache-control', 'no-store');
        const { link, url } = await createTokenLink(ctx, actor, body);
        return { ...shapeTokenLink(link, ctx.now()), url };
      },
    }),
    route({
      method: 'GET',
      path,
      operationId: 'listTokenLinks',
      tag,
      summary: 'Token links, newest first',
      description: 'Active, used, revoked and expired ones.',
      needs: 'admin',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of links.', schema: pageOf(tokenLink) } },
      handle: async ({ actor, query }) => {
        const { data, nextCursor } = await listTokenLinks(ctx, actor, query);
        return { data: data.map((link) => shapeTokenLink(link, ctx.now())), nextCursor };
      },
    }),
    route({
      method: 'DELETE',
      path: `${path}/:id`,
      operationId: 'revokeTokenLink',
      tag,
      summary: 'Revoke an active token link',
      description: 'It stops working at once; a certificate that was connected with it stays connected.',
      needs: 'admin',
      params: idParams,
      answers: { 204: { description: 'Revoked.' } },
      handle: async ({ actor, params }) => revokeTokenLink(ctx, actor, params),
    }),
  ];
}

function holderRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: `${path}/look`,
      operationId: 'viewTokenLink',
      tag,
      summary: 'Which organisation asks for the authorisation, and until when',
      description: 'For the page that a link opens.',
      needs: 'none',
      body: z.strictObject({ token }),
      answers: {
        200: {
          description: 'The link.',
          schema: z.object({
            organisation: organisationName,
            note: z.string().nullable(),
            expiresAt: instant,
            redirectReachesUs: z.boolean().meta({
              description:
                'Whether ANAF sends browsers back here by itself; otherwise the address is pasted.',
            }),
          }),
        },
      },
      problems: ['link_expired', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        await checkLinkLimit(ctx, `token-link:${request.ip}`);
        reply.header('cache-control', 'no-store');
        const { organisationName, note, expiresAt } = await seeTokenLink(ctx, body.token);
        return {
          organisation: { name: organisationName },
          note,
          expiresAt: writeInstant(expiresAt),
          redirectReachesUs: redirectReaches(ctx),
        };
      },
    }),
    route({
      method: 'POST',
      path: `${path}/start`,
      operationId: 'startTokenLink',
      tag,
      summary: "Go to ANAF's authorise page, as the holder of a link",
      description:
        "Sets the cookie that binds the way back to this browser. Only from this service's own pages.",
      needs: 'none',
      body: z.strictObject({ token }),
      answers: { 200: { description: 'Where to go.', schema: z.object({ authorizeUrl: z.string() }) } },
      problems: ['unauthenticated', 'link_expired', 'anaf_not_configured', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        requireOurPage(ctx, request);
        await checkLinkLimit(ctx, `token-link:${request.ip}`);
        const started = await startByTokenLink(ctx, { ...body, address: addressOf(request) });
        setBindingCookie(reply, started, ctx);
        return { authorizeUrl: started.authorizeUrl };
      },
    }),
    route({
      method: 'POST',
      path: `${path}/finish`,
      operationId: 'finishTokenLink',
      tag,
      summary: 'Finish by pasting the address, as the holder of a link',
      description: "For installations that ANAF's redirect cannot reach; ANAF allows 60 seconds.",
      needs: 'none',
      body: z.strictObject({ token, url: z.string().min(1).max(8000) }),
      answers: {
        200: { description: 'Connected.', schema: z.object({ serial: z.string().nullable() }) },
      },
      problems: ['unauthenticated', 'link_expired', 'anaf_refused', 'anaf_unreachable', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        requireOurPage(ctx, request);
        await checkLinkLimit(ctx, `token-link:${request.ip}`);
        reply.header('cache-control', 'no-store');
        const { serial } = await finishByTokenLink(ctx, body);
        return { serial };
      },
    }),
  ];
}

/** Whether ANAF's redirect ends here: it does where the callback is under the address at which people reach us. */
export function redirectReaches({ anaf, publicUrl }: Ctx): boolean {
  return new URL(anaf.config.redirectUri).origin === new URL(publicUrl).origin;
}

function requireOurPage(ctx: Ctx, request: FastifyRequest): void {
  if (isFromOurPage(ctx, request)) return;
  throw new Problem('unauthenticated', 'link_page_only', {});
}
