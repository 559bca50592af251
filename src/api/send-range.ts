/** Sends a file, whole or in part, so that a download that broke off can go on (RFC 9110, section 14). One range; several are answered with the whole. Knows no export. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../core/errors.ts';
import type { OpenedFile } from '../exports/export-store.ts';
import { dispositionOf } from './disposition.ts';

export interface SentFile {
  handle: OpenedFile;
  sizeBytes: number;
  sha256: string;
  fileName: string;
  mediaType: string;
}

export type Range = { from: number; to: number } | 'whole' | 'unsatisfiable';

/** The handle is closed when the answer has been sent, or is not. */
export async function sendRange(request: FastifyRequest, reply: FastifyReply, sent: SentFile) {
  const { handle, sizeBytes, mediaType } = sent;
  const etag = etagOf(sent);
  const { 'if-none-match': known, 'if-range': ifRange, range: asked } = request.headers;
  const send = () => reply.headers(headersOf(sent));
  if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    await handle.close();
    return send().code(304).send();
  }
  // A caller that holds a part of another file gets the whole of this one, so that the two are not mixed.
  const range = ifRange !== undefined && ifRange !== etag ? 'whole' : readRange(asked, sizeBytes);
  if (range === 'unsatisfiable') {
    await handle.close();
    reply.header('content-range', `bytes */${sizeBytes}`);
    throw new Problem('invalid_input', 'range', { sizeBytes }, { status: 416 });
  }
  send().type(mediaType);
  const { from, to } = range === 'whole' ? { from: 0, to: sizeBytes - 1 } : range;
  reply.header('content-length', to - from + 1);
  if (range !== 'whole') reply.code(206).header('content-range', `bytes ${from}-${to}/${sizeBytes}`);
  if (sizeBytes === 0) {
    await handle.close();
    return reply.send(Readable.from([]));
  }
  return reply.send(handle.createReadStream({ start: from, end: to }));
}

function etagOf({ sha256 }: SentFile): string {
  return `"${sha256}"`;
}

function headersOf(sent: SentFile): Record<string, string> {
  return {
    etag: etagOf(sent),
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-disposition': dispositionOf('attachment', sent.fileName),
  };
}

/** What is no single range of bytes is no range: the whole is a right answer to it. */
export function readRange(header: string | undefined, sizeBytes: number): Range {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  const from = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return 'whole';
  return from >= sizeBytes || from > to ? 'unsatisfiable' : { from, to };
}
