/** Secrets that are handed out once: how an API key and a setup code look, and what is kept of them. Pure but for chance. */
import { hash, randomBytes } from 'node:crypto';

const keyShape = /^efs_[A-Za-z0-9_-]{43}$/;
/** Without the letters and digits that are taken for one another. */
const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 256 bits: nothing to guess, so a plain hash is enough to keep. */
export function newApiKey(): { key: string; sha256: Buffer; hint: string } {
  const key = `efs_${randomBytes(32).toString('base64url')}`;
  return { key, sha256: sha256(key), hint: key.slice(0, 8) };
}

/** What a link holds that lets somebody in: 256 bits, kept as a hash. */
export function newLinkToken(): { token: string; sha256: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, sha256: sha256(token) };
}

export function looksLikeApiKey(text: string): boolean {
  return keyShape.test(text);
}

/** `XXXX-XXXX-XXXX-XXXX`, 80 bits. */
export function newSetupCode(): string {
  const letters = [...randomBytes(16)].map((byte) => codeLetters[byte & 31]);
  return [0, 4, 8, 12].map((i) => letters.slice(i, i + 4).join('')).join('-');
}

/** As people type it: case, spaces and dashes do not matter. */
export function setupCodeSha256(typed: string): Buffer {
  return sha256(typed.toUpperCase().replace(/[^0-9A-Z]/g, ''));
}

export function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
