/** Signatures by the keys of certificates, as WebCrypto verifies them: RSA (PKCS #1 v1.5) and ECDSA on P-256 and P-384. */
import type { Bytes } from './bytes.ts';
import type { Certificate } from './der.ts';

/** By the object identifiers of a key, hex of their DER bodies. */
const rsa = '2a864886f70d010101';
const curves: Record<string, { name: string; size: number }> = {
  '2a8648ce3d0201 2a8648ce3d030107': { name: 'P-256', size: 32 },
  '2a8648ce3d0201 2b81040022': { name: 'P-384', size: 48 },
};

export type PublicKey = { kind: 'rsa' } | { kind: 'ec'; curve: string; size: number };

/** @throws Error for a key that cannot be used here */
export function publicKeyOf({ algorithm }: Certificate): PublicKey {
  if (algorithm === rsa || algorithm.startsWith(`${rsa} `)) return { kind: 'rsa' };
  const curve = curves[algorithm];
  if (!curve) throw new Error(`key ${algorithm}`);
  return { kind: 'ec', curve: curve.name, size: curve.size };
}

/** @param signature of ECDSA: its two numbers side by side */
export async function verifies(
  certificate: Certificate,
  hash: string,
  signature: Bytes,
  text: Bytes,
): Promise<boolean> {
  const key = publicKeyOf(certificate);
  const name = key.kind === 'rsa' ? 'RSASSA-PKCS1-v1_5' : 'ECDSA';
  const algorithm = key.kind === 'rsa' ? { name, hash } : { name, namedCurve: key.curve };
  const imported = await crypto.subtle.importKey('spki', certificate.spki, algorithm, false, ['verify']);
  return crypto.subtle.verify({ name, hash }, imported, signature, text);
}
