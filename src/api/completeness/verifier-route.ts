/** `/verificare`: the verifier, for everyone. Its policy is the one in the page: its own script and style, and no network. */
import type { FastifyInstance } from 'fastify';
import { readVerifier } from '../../integrity/verifier-page.ts';

export function registerVerifier(app: FastifyInstance): void {
  app.get('/verificare', { schema: { hide: true } }, async (_request, reply) => {
    const page = await readVerifier();
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page.toString())![1]!;
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .header('cache-control', 'no-cache')
      .send(page);
  });
}
