/**
 * `/mcp`: the tools for assistants over streamable HTTP, each request by itself. A key is the only way in: a session
 * cookie is not looked at, so no page in a browser can call it, whatever it makes the browser send.
 */
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import type { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KeyActor } from '../accounts/actor.ts';
import type { Ctx } from '../actions/context.ts';
import { Problem } from '../core/errors.ts';
import { callTool } from '../mcp/call-tool.ts';
import { addressOf } from './context.ts';

export function registerMcp(app: FastifyInstance, ctx: Ctx): void {
  // Its library is a tenth of what a start loads, and most installations have no assistant: loaded with the first request.
  let opening: Promise<McpHandler> | undefined;
  app.addHook('onClose', async () => (await opening?.catch(() => undefined))?.close());
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: '/mcp',
    schema: { hide: true },
    onRequest: async (request) => {
      checkOrigin(ctx, request);
      request.principal = { ...(await findKey(ctx, request)), address: addressOf(request) };
    },
    handler: async (request, reply) => {
      const actor = request.principal as KeyActor;
      // The key itself is of no use to a tool.
      const authInfo = { token: '', clientId: actor.keyId, scopes: [actor.scope], extra: { actor } };
      opening ??= openHandler(ctx);
      const answer = await (await opening).fetch(toWebRequest(ctx, request), {
        authInfo,
        parsedBody: request.body,
      });
      return send(reply, answer);
    },
  });
}

type McpHandler = ReturnType<typeof createMcpHandler>;

async function openHandler(ctx: Ctx): Promise<McpHandler> {
  const [{ createMcpHandler }, { createMcpServer }] = await Promise.all([
    import('@modelcontextprotocol/server'),
    import('../mcp/mcp-server.ts'),
  ]);
  return createMcpHandler(
    ({ authInfo }) => {
      const actor = authInfo!.extra!.actor as KeyActor;
      return createMcpServer(actor.scope, (tool, input) => callTool(ctx, actor, tool, input));
    },
    {
      // Nothing that is offered ever changes, so there is nothing to subscribe to.
      maxSubscriptions: 0,
      onerror: (error) => ctx.log.warn({ err: error }, 'a request to /mcp was not understood'),
    },
  );
}

/** Against a page that has a name of its own point at this machine (DNS rebinding). An address is no such name. */
function checkOrigin({ publicUrl }: Pick<Ctx, 'publicUrl'>, { headers, host }: FastifyRequest): void {
  const ours = new URL(publicUrl);
  const { hostname } = URL.parse(`http://${host}`) ?? { hostname: '' };
  const known =
    ['localhost', ours.hostname].includes(hostname) || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  const { origin } = headers;
  const page = origin === undefined || origin === ours.origin;
  if (!known || !page) throw new Problem('insufficient_scope', 'foreign_host', {});
}

async function findKey({ keys }: Pick<Ctx, 'keys'>, { headers }: FastifyRequest): Promise<KeyActor> {
  const [, text] = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? [];
  if (text === undefined) throw new Problem('unauthenticated', 'key_needed', {});
  const actor = await keys.findActor(text);
  if (!actor) throw new Problem('unauthenticated', 'key_invalid', {});
  return actor;
}

/** Without credentials and cookies: the actor is given to the call, and read from no header. */
function toWebRequest({ publicUrl }: Pick<Ctx, 'publicUrl'>, request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (!['authorization', 'cookie', 'content-length', 'transfer-encoding', 'connection'].includes(name))
      headers.set(name, String(value));
  const body = request.method === 'POST' ? JSON.stringify(request.body) : undefined;
  return new Request(new URL('/mcp', publicUrl), { method: request.method, headers, body });
}

function send(reply: FastifyReply, answer: Response): FastifyReply {
  reply.code(answer.status);
  for (const [name, value] of answer.headers) reply.header(name, value);
  reply.header('cache-control', 'no-store');
  return reply.send(answer.body && Readable.fromWeb(answer.body as import('node:stream/web').ReadableStream));
}
