/** `/verificare`: the verifier, for everyone. Its policy is the one in the page: its own script and style, and no network. */
import type { FastifyInstance } from 'fastify';
import { createVerifierPage } from '../../integrity/verifier-page.ts';
import { knowsTag } from '../send-document.ts';

export function registerVerifier(app: FastifyInstance): void {
  const findPage = createVerifierPage();
  app.get('/verificare', { schema: { hide: true } }, async (request, reply) => {
    const { bytes, sha256, policy } = await findPage();
    const etag = `"${sha256}"`;
    reply
      .header('etag', etag)
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .header('cache-control', 'no-cache');
    if (knowsTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type('text/html; charset=utf-8').send(bytes);
  });
}
