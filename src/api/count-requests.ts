/** Counts each answer by its route's pattern. Paths hold ids, and what nobody declared is one route, or strangers could make as many as they like. */
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './installation/metrics.ts';

export function countRequests(app: FastifyInstance, metrics: Pick<Metrics, 'countRequest'>): void {
  app.addHook('onResponse', async (request, reply) => {
    const stream = String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
    metrics.countRequest({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      seconds: stream ? null : reply.elapsedTime / 1000,
    });
  });
}
