/** A second listener with health checks and metrics alone: for a worker, which serves no requests, and for probes that must not go through the public port. */
import Fastify from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { closeSoon } from '../close-soon.ts';
import type { ServerCtx } from '../context.ts';
import { earlyErrors, handleErrors } from '../handle-errors.ts';
import { registerRoutes } from '../register.ts';
import { answerRequestIds, requestIdOf } from '../request-id.ts';
import { validateInput } from '../validate-input.ts';
import { healthRoutes } from './health-routes.ts';
import { metricsRoutes } from './metrics-routes.ts';

export async function startHealthServer(
  ctx: ServerCtx,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const app = Fastify({
    logger: false,
    bodyLimit: 1024,
    requestTimeout: 10_000,
    trustProxy: ctx.trustedProxies,
    requestIdHeader: false,
    genReqId: requestIdOf,
    ...earlyErrors(ctx.publicUrl),
  });
  app.setValidatorCompiler(validateInput);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('principal', null);
  app.decorateRequest('found', null);
  answerRequestIds(app);
  handleErrors(app, ctx);
  closeSoon(app);
  registerRoutes(app, ctx, [healthRoutes, metricsRoutes]);
  const url = await app.listen({ host, port });
  return { url, close: () => app.close() };
}
