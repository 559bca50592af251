/** Counts answers by route pattern, since paths hold ids. All undeclared paths are one route, or strangers could create unlimited metric series. */
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './installation/metrics.ts';

export function countRequests(app: FastifyInstance, metrics: Pick<Metrics, 'countRequest'>): void {
  app.addHook('onResponse', (request, reply, done) => {
    const stream = String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
    metrics.countRequest({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      seconds: stream ? null : reply.elapsedTime / 1000,
    });
    done();
  });
}
