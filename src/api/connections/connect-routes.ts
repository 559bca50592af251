/** Connecting a certificate: the way to ANAF, and the two ways back. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { finishConnectByPaste, finishConnectInBrowser } from '../../actions/connections/finish-connect.ts';
import { startConnect } from '../../actions/connections/start-connect.ts';
import type { Ctx } from '../../actions/context.ts';
import { answerProblem, readError } from '../errors.ts';
import { route } from '../route.ts';
import { bindingCookieName, bindingCookiePath, setBindingCookie } from './binding-cookie.ts';
import { connectPage, connectPagePolicy } from './connect-page.ts';
import { connection, shapeConnection } from './connection.ts';

const tag = 'ANAF';

export function connectRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/anaf/connect',
      operationId: 'startAnafConnect',
      tag,
      summary: 'Begin to connect a certificate',
      description:
        'Redirects the browser to ANAF, bound to it by a cookie for ten minutes. With `Accept: application/json` the address is returned instead.',
      needs: 'admin',
      fresh: true,
      query: z.strictObject({
        returnTo: z
          .string()
          .regex(/^\/(?:[a-z0-9][a-z0-9/-]{0,200})?$/, 'A path of the dashboard.')
          .optional()
          .meta({
            description:
              'Where the browser goes after ANAF, with `#connected=` and the id; a page of its own where it is missing.',
          }),
        renews: z.uuid().optional().meta({
          description:
            'The connection to be renewed: `&renews=` comes back where another certificate was chosen.',
        }),
      }),
      answers: {
        302: { description: "To ANAF's authorise page.", headers: { Location: { description: 'At ANAF.' } } },
        200: { description: 'The address.', schema: z.object({ authorizeUrl: z.string() }) },
      },
      problems: ['anaf_not_configured'],
      handle: async ({ actor, query, request, reply }) => {
        const started = await startConnect(ctx, actor, query);
        setBindingCookie(reply, started, ctx);
        const { authorizeUrl } = started;
        return wantsJson(request)
          ? reply.code(200).send({ authorizeUrl })
          : reply.redirect(authorizeUrl, 302);
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/anaf/callback',
      operationId: 'finishAnafConnect',
      tag,
      summary: 'Where ANAF sends the browser',
      description:
        'The state and the binding cookie must agree. Answers with a page, or with JSON if the client accepts JSON.',
      needs: 'none',
      ignoresUnknownParameters: true,
      answersPages: true,
      answers: {
        200: { description: 'Connected.', schema: connection },
        302: {
          description: 'Connected: to the page that the browser left, where it was named.',
          headers: { Location: { description: 'A path of the dashboard.' } },
        },
      },
      problems: ['invalid_input', 'unauthenticated', 'link_expired', 'anaf_refused', 'anaf_unreachable'],
      handle: async ({ request, reply }) => {
        reply.header('cache-control', 'no-store');
        const query = request.raw.url?.split('?')[1] ?? '';
        const finishing = finishConnectInBrowser(ctx, {
          query,
          bindingCookie: request.cookies[bindingCookieName],
        });
        if (wantsJson(request)) {
          const { connected } = await finishing;
          return reply
            .clearCookie(bindingCookieName, { path: bindingCookiePath })
            .send(shapeConnection(connected));
        }
        return finishing.then(
          ({ connected, returnTo, renews }) => {
            reply.clearCookie(bindingCookieName, { path: bindingCookiePath });
            if (returnTo === null) return sendPage(reply, 200, connectPage({ ok: true, connected }));
            const other = renews !== null && renews !== connected.id ? `&renews=${renews}` : '';
            return reply.redirect(`${returnTo}#connected=${connected.id}${other}`, 302);
          },
          (error) => sendFailure(ctx, reply, error),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/anaf/callback',
      operationId: 'pasteAnafCallback',
      tag,
      summary: 'Finish by pasting the address',
      description:
        "For installations that ANAF's redirect cannot reach: paste the address that the browser ended at, within the 60 seconds that ANAF allows.",
      needs: 'admin',
      body: z.strictObject({ url: z.string().min(1).max(8000) }),
      answers: { 200: { description: 'Connected.', schema: connection } },
      problems: ['link_expired', 'anaf_refused', 'anaf_unreachable'],
      handle: async ({ actor, body, reply }) => {
        reply.header('cache-control', 'no-store');
        return shapeConnection(await finishConnectByPaste(ctx, actor, body));
      },
    }),
  ];
}

/** Only those who say so: a browser says that it wants a page. */
function wantsJson(request: FastifyRequest): boolean {
  return /\bapplication\/(problem\+)?json\b/.test(request.headers.accept ?? '');
}

function sendFailure(ctx: Ctx, reply: FastifyReply, error: unknown): FastifyReply {
  const { problem, unknown } = readError(error);
  if (unknown) ctx.log.error({ err: error, reference: problem.extra.reference }, 'connecting failed');
  const { status } = answerProblem(problem, ctx.publicUrl);
  return sendPage(reply, status, connectPage({ ok: false, problem }));
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', connectPagePolicy)
    .type('text/html; charset=utf-8')
    .send(page);
}
