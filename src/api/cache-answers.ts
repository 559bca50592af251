/**
 * What a browser or a proxy may keep of the API's JSON: lists after asking again (ETag), everything else nothing. Files have
 * rules of their own. Long lists are sent compressed to clients that accept it.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { acceptsGzip, compress, isLongEnough, mayCompress } from './compress-answers.ts';
import type { Route } from './route.ts';
import { knowsTag } from './send-document.ts';

export function cacheAnswers(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const { declared } = request.routeOptions.config;
    if (!declared || reply.hasHeader('cache-control')) return done(null, payload);
    const isText = typeof payload === 'string' || Buffer.isBuffer(payload);
    if (!isList(declared) || reply.statusCode !== 200 || !isText) {
      reply.header('cache-control', 'no-store');
      return done(null, payload);
    }
    // Encoded once, and not again for the tag, the length and the socket.
    const plain = Buffer.isBuffer(payload) ? payload : Buffer.from(payload);
    // What several callers share has its tag already.
    const strong = String(reply.getHeader('etag') ?? strongTag(plain));
    let compressed = false;
    if (mayCompress(declared)) {
      const vary = reply.getHeader('vary');
      // Of plain answers as well: what they look like depends on what was asked for.
      reply.header('vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding');
      compressed = isLongEnough(plain) && acceptsGzip(request.headers['accept-encoding']);
    }
    // Compressed, the same list has other bytes: its tag is a weak one (RFC 9110, section 8.8.1).
    reply.headers({ etag: compressed ? `W/${strong}` : strong, 'cache-control': 'private, no-cache' });
    if (knowsTag(request.headers['if-none-match'], strong)) {
      reply.code(304).removeHeader('content-type').removeHeader('content-length');
      return done(null, '');
    }
    if (!compressed) return done(null, plain);
    compress(plain, (error, bytes) => {
      if (error) return done(error);
      reply.header('content-encoding', 'gzip').removeHeader('content-length');
      done(null, bytes);
    });
  });
}

export function strongTag(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Answers one page of rows. */
export function isList({ method, answers }: Route): boolean {
  const schema = answers[200]?.schema;
  return method === 'GET' && schema instanceof z.ZodObject && 'nextCursor' in schema.shape;
}
