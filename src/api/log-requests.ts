/** One log line a request: what was asked, by whom, how it went. No query strings, headers or bodies: they hold secrets. */
import type { FastifyInstance } from 'fastify';
import { holderOf } from '../accounts/actor.ts';
import { maskPersonalCodes } from '../core/cif.ts';
import type { Log } from '../core/log.ts';

export function logRequests(
  app: FastifyInstance,
  log: Pick<Log, 'debug' | 'info' | 'warn' | 'isLevelEnabled'>,
): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, principal } = request;
    // Programs that poll would fill the log with what went well.
    const level = reply.statusCode >= 500 ? 'warn' : method === 'GET' || method === 'HEAD' ? 'debug' : 'info';
    if (!log.isLevelEnabled(level)) return done();
    log[level](
      {
        requestId: maskPersonalCodes(request.id),
        method,
        path: maskPersonalCodes(request.url.split('?')[0]!),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        by: principal ? holderOf(principal) : undefined,
      },
      'request',
    );
    done();
  });
}
