/** Documents that the installation signs: Ed25519 over the canonical JSON of the document (RFC 8032, RFC 8785). Knows no key's place. */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.ts';

export interface Signature {
  algorithm: 'Ed25519';
  /** SHA-256 of the public key's 32 bytes, lower-case hex: the fingerprint that people compare. */
  keyId: string;
  /** Its 32 bytes in base64. */
  publicKey: string;
  /** 64 bytes in base64. */
  value: string;
}

export interface Signed<Document = Json> {
  document: Document;
  signature: Signature;
  /** An RFC 3161 token over the signature's bytes, base64 of DER. */
  timestamp?: string;
}

/** DER of an Ed25519 SubjectPublicKeyInfo up to the key itself (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

export function rawPublicKey(key: KeyObject): Buffer {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return spki.subarray(spkiHead.length);
}

export function keyIdOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex');
}

export function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiHead, raw]), format: 'der', type: 'spki' });
}

export function signDocument<Document>(document: Document, privateKey: KeyObject): Signed<Document> {
  const publicKey = rawPublicKey(privateKey);
  const value = sign(null, Buffer.from(canonicalJson(document as Json)), privateKey);
  return {
    document,
    signature: {
      algorithm: 'Ed25519',
      keyId: keyIdOf(publicKey),
      publicKey: publicKey.toString('base64'),
      value: value.toString('base64'),
    },
  };
}

/** By the key that the signature names: whose key that is, the caller has to know. A signature that cannot be read does not hold. */
export function verifySigned({ document, signature }: Signed<unknown>): boolean {
  const raw = Buffer.from(signature.publicKey, 'base64');
  if (signature.algorithm !== 'Ed25519' || raw.length !== 32 || keyIdOf(raw) !== signature.keyId)
    return false;
  const value = Buffer.from(signature.value, 'base64');
  try {
    return verify(null, Buffer.from(canonicalJson(document as Json)), publicKeyOf(raw), value);
  } catch {
    return false;
  }
}
