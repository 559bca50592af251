/** Sends a document. It comes from strangers: a browser may keep it, and may neither run nor show it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dispositionOf } from './disposition.ts';
import type { Answer } from './route.ts';

export interface SentDocument {
  bytes: Buffer;
  sha256: string;
  fileName: string;
}

export function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  document: SentDocument,
  mediaType: string,
) {
  return send(request, reply, document, {
    'content-type': mediaType,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': dispositionOf('attachment', document.fileName),
  });
}

/** The one kind that a browser may show, in a frame of our own too: its policy sandboxes it and names its only style. */
export function showPage(request: FastifyRequest, reply: FastifyReply, page: SentDocument, policy: string) {
  return send(request, reply, page, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'content-disposition': dispositionOf('inline', page.fileName),
    'x-frame-options': 'SAMEORIGIN',
  });
}

/** What a route that sends one declares. */
export function documentAnswers(mediaType: string): Record<number, Answer> {
  const headers = { ETag: { description: 'The SHA-256 of the bytes.' } };
  return {
    200: { description: 'The bytes.', mediaType, headers },
    304: { description: 'The bytes are those that you have.' },
  };
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  document: SentDocument,
  headers: Record<string, string>,
) {
  const etag = `"${document.sha256}"`;
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  if (knowsTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.send(document.bytes);
}

/** Whether an If-None-Match header names the tag. */
export function knowsTag(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
