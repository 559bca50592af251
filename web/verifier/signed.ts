/** Documents that an installation signed: Ed25519 over their canonical JSON (RFC 8785), and the time-stamp over the signature. */
import type { Bytes } from './bytes.ts';
import { fromBase64, sha256Hex, utf8 } from './bytes.ts';
import { readTimeStamp } from './time-stamp.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a stranger's file holds is found out member by member.
export type Anything = any;

export interface SignedCheck {
  ok: boolean;
  keyId: string;
  document: Anything;
  timestamp: TimeStampCheck | null;
}

export type TimeStampCheck = { ok: true; at: string; authority: string } | { ok: false | null; why: string };

export function canonicalForm(value: Anything): string {
  if (Array.isArray(value)) return `[${value.map(canonicalForm).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalForm(value[key])}`)
    .join(',')}}`;
}

/** @throws Error when it is no signed document */
export async function checkSigned(text: string): Promise<SignedCheck> {
  const { document, signature, timestamp } = JSON.parse(text) as Anything;
  if (typeof document?.type !== 'string' || typeof signature?.value !== 'string')
    throw new Error('not_signed');
  const raw = fromBase64(signature.publicKey);
  const keyId = await sha256Hex(raw);
  const value = fromBase64(signature.value);
  const named = signature.algorithm === 'Ed25519' && keyId === signature.keyId;
  const ok = named && (await verifyEd25519(raw, value, utf8(canonicalForm(document))));
  return {
    ok,
    keyId,
    document,
    timestamp: typeof timestamp === 'string' ? await readTimeStamp(fromBase64(timestamp), value) : null,
  };
}

async function verifyEd25519(raw: Bytes, signature: Bytes, text: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, text);
}
