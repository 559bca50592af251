/** Asks ANAF whether a seal is its own and belongs to a document. Knows one form and two sentences; knows no SQL and no files. */

import { randomUUID } from 'node:crypto';
import { type AnafClient, bearer } from './client.ts';
import { parseSealCheck, type SealOpinion } from './parse-seal-check.ts';

export type { SealOpinion } from './parse-seal-check.ts';

export interface SealQuestion {
  accessToken: string;
  document: Uint8Array;
  seal: Uint8Array;
  signal?: AbortSignal;
}

/**
 * POST validate/signature, at the root of the API's host: it has no prod or test segment (swagger, 2024-09-03). The same
 * is offered without a token on the public host; with one it is a call of the application, within its limits.
 * @throws AnafError our_fault when ANAF takes one of the two for no document of its own, and the general ones
 */
export async function checkSeal(client: AnafClient, question: SealQuestion): Promise<SealOpinion> {
  const { accessToken, document, seal, signal } = question;
  const boundary = `efactura-${randomUUID()}`;
  return client.call(
    {
      endpoint: 'check_seal',
      method: 'POST',
      url: new URL('/api/validate/signature', client.config.apiUrl).href,
      headers: { ...bearer(accessToken), 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: formOf(boundary, { file: document, signature: seal }),
      timeoutMs: client.limits.listTimeoutMs,
      maxBytes: client.limits.smallMaxBytes,
      signal,
    },
    parseSealCheck,
  );
}

function formOf(boundary: string, files: Record<string, Uint8Array>): Buffer {
  const parts = Object.entries(files).flatMap(([name, bytes]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${name}.xml"\r\nContent-Type: text/xml\r\n\r\n`,
    bytes,
    '\r\n',
  ]);
  return Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part as Uint8Array)));
}
