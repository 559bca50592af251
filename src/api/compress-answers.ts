/** Which lists of the API are sent compressed, and to whom. Why no other answer is: DESIGN.md, section 33. */
import { gzip } from 'node:zlib';
import type { Route } from './route.ts';

/** Shorter ones fit into the first packets of a connection. */
const leastBytes = 2_048;
/** Level 6, zlib's own, takes longer for a few per cent less. */
const level = 4;

/**
 * Lists that need admin or are a person's own stay plain: they are about access, one of them names addresses that may open
 * something (webhooks), and the length of such an answer must not depend on a text that stands beside it (BREACH).
 */
export function mayCompress({ needs, ofPerson }: Route): boolean {
  return needs !== 'admin' && needs !== 'none' && !ofPerson;
}

export function isLongEnough(text: Buffer): boolean {
  return text.length >= leastBytes;
}

/** RFC 9110, section 12.5.3: what is named counts before `*`, and a weight of zero is a refusal. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  if (header === undefined) return false;
  const weights = new Map<string, number>();
  for (const coding of String(header).toLowerCase().split(',')) {
    const [name, ...parameters] = coding.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name!, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}

/** In a thread of libuv's pool: other requests are answered meanwhile. */
export function compress(text: Buffer, done: (error: Error | null, bytes: Buffer) => void): void {
  gzip(text, { level }, done);
}
