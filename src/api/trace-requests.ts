/** A span for each request, by its route's pattern: paths hold ids and codes of companies, query strings more than that. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Span, Tracer } from '../core/tracing.ts';

declare module 'fastify' {
  interface FastifyRequest {
    span: Span | null;
  }
}

/** Asked every few seconds by other programs, and of no interest to a trace. */
const untraced = ['/healthz', '/readyz', '/metrics'];

export function traceRequests(app: FastifyInstance, tracer: Tracer | undefined): void {
  if (!tracer) return;
  app.decorateRequest('span', null);
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    if (untraced.includes(route)) return done();
    request.span = tracer.begin({
      name: `${request.method} ${route}`,
      kind: 'server',
      attributes: { 'http.request.method': request.method, 'http.route': route },
      traceparent: traceparentOf(request),
    });
    request.span.within(done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { span } = request;
    span?.set({ 'http.response.status_code': reply.statusCode });
    if (reply.statusCode >= 500) span?.fail(String(reply.statusCode));
    span?.end();
    done();
  });
}

function traceparentOf({ headers }: FastifyRequest): string | undefined {
  const { traceparent } = headers;
  return typeof traceparent === 'string' ? traceparent : undefined;
}
