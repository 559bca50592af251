/** The `state` that goes to ANAF and back: an id that cannot be guessed, signed, so that forged values cost nothing. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export function writeState(secret: string, id: string): string {
  return `${id}.${sign(secret, id)}`;
}

/** The id, or undefined when the signature is not ours. */
export function readState(secret: string, state: string | null): string | undefined {
  const [, id, signature] = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/.exec(state ?? '') ?? [];
  if (!id || !signature) return undefined;
  return timingSafeEqual(Buffer.from(sign(secret, id)), Buffer.from(signature)) ? id : undefined;
}

function sign(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`anaf connect state ${id}`).digest('base64url');
}
