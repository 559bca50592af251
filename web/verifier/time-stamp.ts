/** An RFC 3161 token: is it over these bytes, and does the signature of its authority hold. Whose authority that is, the reader decides. */
import type { Bytes } from './bytes.ts';
import { hexOf, sameBytes, textOf } from './bytes.ts';
import type { Certificate, Node } from './der.ts';
import { derChildren, derFirst, readX509 } from './der.ts';
import { publicKeyOf, verifies } from './public-key.ts';
import type { TimeStampCheck } from './signed.ts';

/** Object identifiers, hex of their DER bodies. */
const digests: Record<string, string> = {
  '608648016503040201': 'SHA-256',
  '608648016503040202': 'SHA-384',
  '608648016503040203': 'SHA-512',
  '2b0e03021a': 'SHA-1',
};
const messageDigest = '2a864886f70d010904';

export async function readTimeStamp(token: Bytes, signed: Bytes): Promise<TimeStampCheck> {
  try {
    return await read(token, signed);
  } catch (error) {
    return { ok: null, why: error instanceof Error ? error.message : String(error) };
  }
}

async function read(token: Bytes, signed: Bytes): Promise<TimeStampCheck> {
  const [, content] = derChildren(derFirst(token).body);
  const signedData = derChildren(derChildren(content!.body)[0]!.body);
  const octets = derChildren(derChildren(signedData[2]!.body)[1]!.body)[0]!;
  const info = derChildren(derFirst(octets.body).body);
  const [algorithm, hashed] = derChildren(info[2]!.body);
  const hash = digestBy(derFirst(algorithm!.body));
  if (!sameBytes(await digest(hash, signed), hashed!.body)) return { ok: false, why: 'imprint' };
  const certificates = derChildren(signedData.find(({ tag }) => tag === 0xa0)?.body ?? new Uint8Array()).map(
    ({ whole }) => readX509(whole),
  );
  const [, issuerAndSerial, digestAlgorithm, ...rest] = derChildren(
    derChildren(signedData.at(-1)!.body)[0]!.body,
  );
  const [issuer, serial] = derChildren(issuerAndSerial!.body);
  const signer = hexOf(issuer!.whole) + hexOf(serial!.whole);
  const certificate = certificates.find((one) => one.issuerAndSerial === signer);
  if (!certificate) return { ok: null, why: 'no certificate' };
  const attributes = rest.find(({ tag }) => tag === 0xa0);
  const signature = rest.find(({ tag }) => tag === 0x04);
  if (!attributes || !signature) return { ok: null, why: 'no attributes' };
  const by = digestBy(derChildren(digestAlgorithm!.body)[0]!);
  const stated = derChildren(attributes.body)
    .map((attribute) => derChildren(attribute.body))
    .find(([type]) => hexOf(type!.body) === messageDigest);
  const value = stated && derChildren(stated[1]!.body)[0]!.body;
  if (!value || !sameBytes(await digest(by, octets.body), value)) return { ok: false, why: 'digest' };
  // Signed as a SET, which is another tag than the one that is written.
  const text = attributes.whole.slice();
  text[0] = 0x31;
  if (!(await holds(certificate, by, signature.body, text))) return { ok: false, why: 'signature' };
  return { ok: true, at: instantOf(info.find(({ tag }) => tag === 0x18)!), authority: certificate.name };
}

/** A time-stamp has ECDSA's two numbers in DER, unlike WebCrypto. */
async function holds(
  certificate: Certificate,
  hash: string,
  signature: Bytes,
  text: Bytes,
): Promise<boolean> {
  const key = publicKeyOf(certificate);
  if (key.kind === 'rsa') return verifies(certificate, hash, signature, text);
  const flat = new Uint8Array(key.size * 2);
  derChildren(derFirst(signature).body).forEach(({ body }, i) => {
    const bare = body[0] === 0 ? body.slice(1) : body;
    flat.set(bare, key.size * (i + 1) - bare.length);
  });
  return verifies(certificate, hash, flat, text);
}

function digestBy(identifier: Node): string {
  const name = digests[hexOf(identifier.body)];
  if (!name) throw new Error(`digest ${hexOf(identifier.body)}`);
  return name;
}

async function digest(name: string, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(name, bytes));
}

/** `20261130050000Z` */
function instantOf({ body }: Node): string {
  return textOf(body).replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6Z');
}
