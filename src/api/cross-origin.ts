/** Pages of other origins, where the operator names them in CORS_ORIGINS: with an API key, never with a session's cookie. */
import fastifyCors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

type Answer = (error: null, options: FastifyCorsOptions) => void;

const exposedHeaders = [
  'Deprecation',
  'ETag',
  'Idempotent-Replayed',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Sunset',
  'X-Request-Id',
];

export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const options: FastifyCorsOptions = {
    origin: [...origins],
    // A cookie that counted here would let another site act for the person who visits it.
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders,
    maxAge: 3600,
  };
  // An OPTIONS that no browser sends before a request is answered with Allow, as without this.
  await app.register(fastifyCors, () => (request: FastifyRequest, answer: Answer) => {
    const preflight = request.headers['access-control-request-method'] !== undefined;
    answer(null, { ...options, preflight });
  });
}
