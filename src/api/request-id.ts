/** One id for each request, in its answer, in the log and in the audit: the caller's X-Request-Id where it is a plain word, else one of ours. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { maskPersonalCodes } from '../core/cif.ts';
import { inLogContext } from '../core/log-context.ts';

export function requestIdOf({ headers }: { headers: IncomingHttpHeaders }): string {
  const sent = headers['x-request-id'];
  return typeof sent === 'string' && /^[A-Za-z0-9._:-]{1,128}$/.test(sent) ? sent : randomUUID();
}

export function answerRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    // A caller's id may hold a personal code, which must not reach the log.
    inLogContext({ requestId: maskPersonalCodes(request.id) }, done);
  });
}
