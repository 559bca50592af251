/** Reads a request off the wire and puts an answer onto it, with the ways in which a connection can end badly. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

export async function readBody(request: IncomingMessage, capBytes = 24 * 2 ** 20): Promise<Buffer> {
  if (request.method === 'GET' || request.method === 'HEAD') return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > capBytes) throw new Error('request body too big');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function send(response: ServerResponse, answer: Answer, n: number): void {
  const { wire } = answer;
  if (wire?.hang) return;
  if (wire?.reset) response.socket?.resetAndDestroy();
  else if (wire?.delayMs) setTimeout(write, wire.delayMs, response, answer, n);
  else write(response, answer, n);
}

function write(response: ServerResponse, answer: Answer, n: number): void {
  if (response.destroyed) return;
  const body = answer.json ? JSON.stringify(answer.json) : (answer.body ?? '');
  const length = Buffer.byteLength(body);
  response.writeHead(answer.status, {
    'x-correlation-id': `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`,
    'cache-control': 'public, must-revalidate',
    ...(answer.type !== undefined && { 'content-type': answer.type }),
    ...(answer.status !== 204 && { 'content-length': length }),
    ...answer.headers,
  });
  const { cutAt } = answer.wire ?? {};
  if (cutAt === undefined || length === 0) {
    response.end(body);
    return;
  }
  const part = Buffer.from(body).subarray(0, Math.floor(length * cutAt));
  response.write(part, () => response.socket?.resetAndDestroy());
}
