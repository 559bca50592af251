/** Takes our own secrets out of what ANAF answered: an error page may repeat the request, and what is kept of it reaches logs and people. Pure. */

/** Parts of a token that are shorter say nothing to anyone. */
const shortest = 16;

/** The secrets of a request, as they may be repeated: the whole credential, and each part of a token. */
export function secretsOf(authorization: string | undefined): string[] {
  const credential = authorization?.slice(authorization.indexOf(' ') + 1).trim() ?? '';
  const decoded = authorization?.startsWith('Basic ') ? Buffer.from(credential, 'base64').toString() : '';
  const secrets = [credential, ...credential.split('.'), decoded.slice(decoded.indexOf(':') + 1)];
  // The longest first, so that a whole token is replaced once and not part by part.
  return [...new Set(secrets)]
    .filter((secret) => secret.length >= shortest)
    .sort((a, b) => b.length - a.length);
}

/** The same bytes where there is nothing to take out. */
export function redactBytes(bytes: Buffer, secrets: string[]): Buffer {
  const found = secrets.filter((secret) => bytes.includes(secret));
  if (found.length === 0) return bytes;
  // Every byte is a character of its own, so that the rest stays what it was in any encoding.
  return Buffer.from(redactText(bytes.toString('latin1'), found), 'latin1');
}

export function redactText(text: string, secrets: string[]): string {
  return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '[secret]'), text);
}
