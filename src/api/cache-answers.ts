/** What a browser or a proxy may keep of the API's JSON: lists after asking again (ETag), everything else nothing. Files have rules of their own. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Route } from './route.ts';
import { knowsTag } from './send-document.ts';

export function cacheAnswers(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const { declared } = request.routeOptions.config;
    if (!declared || reply.hasHeader('cache-control')) return done(null, payload);
    if (!isList(declared) || reply.statusCode !== 200 || typeof payload !== 'string') {
      reply.header('cache-control', 'no-store');
      return done(null, payload);
    }
    const etag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    reply.headers({ etag, 'cache-control': 'private, no-cache' });
    if (!knowsTag(request.headers['if-none-match'], etag)) return done(null, payload);
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, '');
  });
}

/** Answers one page of rows. */
export function isList({ method, answers }: Route): boolean {
  const schema = answers[200]?.schema;
  return method === 'GET' && schema instanceof z.ZodObject && 'nextCursor' in schema.shape;
}
