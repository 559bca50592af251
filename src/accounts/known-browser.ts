/**
 * A cookie that says that this browser has signed in to an account before: it has tries of its own, so that an attacker
 * who uses up the tries of all other browsers does not lock the owner out. It opens nothing. Pure but for chance.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from './secret-text.ts';

/** By account, since several people may share a browser; the name tells none of them. */
export function knownBrowserCookie(email: string): string {
  return `efactura_known_${sha256(email.toLowerCase()).toString('hex').slice(0, 12)}`;
}

export function writeKnownBrowser(secret: string, email: string): string {
  const id = randomBytes(16).toString('base64url');
  return `${id}.${sign(secret, email, id)}`;
}

/** The browser's id, or undefined when this cookie was not given out for this account. */
export function readKnownBrowser(
  secret: string,
  email: string,
  cookie: string | undefined,
): string | undefined {
  const [, id, signature] = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/.exec(cookie ?? '') ?? [];
  if (!id || !signature) return undefined;
  return timingSafeEqual(Buffer.from(sign(secret, email, id)), Buffer.from(signature)) ? id : undefined;
}

function sign(secret: string, email: string, id: string): string {
  return createHmac('sha256', secret)
    .update(`known browser ${email.toLowerCase()} ${id}`)
    .digest('base64url');
}
