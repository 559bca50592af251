/** What ANAF gave, byte for byte. It comes from strangers: a browser may keep it, and may neither run nor show it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Original, type OriginalPart, readOriginal } from '../../actions/read-original.ts';
import type { Archive } from '../../archive/archive.ts';
import type { Db } from '../../db/connection.ts';
import { route } from '../route.ts';
import { idParams } from '../shapes/basics.ts';

const parts = {
  zip: { mediaType: 'application/zip', summary: 'The ZIP as ANAF gave it' },
  xml: { mediaType: 'application/xml', summary: 'The document inside the ZIP' },
  signature: { mediaType: 'application/xml', summary: "The ministry's seal inside the ZIP" },
} satisfies Record<OriginalPart, { mediaType: string; summary: string }>;

export function originalRoutes(deps: { db: Db; archive: Pick<Archive, 'read'> }) {
  return (Object.keys(parts) as OriginalPart[]).map((part) =>
    route({
      method: 'GET',
      path: `/api/v1/invoices/:id/${part}`,
      tag: 'Invoices',
      summary: parts[part].summary,
      needs: 'read',
      params: idParams,
      answers: {
        200: {
          description: 'The bytes.',
          mediaType: parts[part].mediaType,
          headers: { ETag: { description: 'The SHA-256 of the bytes.' } },
        },
        304: { description: 'The bytes are those that you have.' },
      },
      problems: ['not_archived', 'unavailable'],
      handle: async ({ actor, params, request, reply }) => {
        const original = await readOriginal(deps, actor, { id: params.id, part });
        return send(request, reply, original, parts[part].mediaType);
      },
    }),
  );
}

function send(request: FastifyRequest, reply: FastifyReply, original: Original, mediaType: string) {
  const etag = `"${original.sha256}"`;
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="${original.fileName}"`,
  });
  if (knows(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type(mediaType).send(original.bytes);
}

function knows(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
