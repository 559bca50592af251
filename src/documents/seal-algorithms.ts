/** The algorithms that a seal may name, by their identifiers in XML signatures (W3C xmldsig-core, RFC 6931, xmlenc). */

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#';

export interface SignatureMethod {
  hash: string;
  /** The kind of key that it is made with: PKCS #1 v1.5, or two numbers side by side (RFC 6931, 2.3.6). */
  key: 'rsa' | 'ec';
}

export const signatureMethods: ReadonlyMap<string, SignatureMethod> = new Map<string, SignatureMethod>([
  [`${ds}rsa-sha1`, { hash: 'sha1', key: 'rsa' }],
  [`${more}rsa-sha256`, { hash: 'sha256', key: 'rsa' }],
  [`${more}rsa-sha384`, { hash: 'sha384', key: 'rsa' }],
  [`${more}rsa-sha512`, { hash: 'sha512', key: 'rsa' }],
  [`${more}ecdsa-sha256`, { hash: 'sha256', key: 'ec' }],
  [`${more}ecdsa-sha384`, { hash: 'sha384', key: 'ec' }],
  [`${more}ecdsa-sha512`, { hash: 'sha512', key: 'ec' }],
]);

/** Of ECDSA, as Node.js names them. */
export const sealCurves: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1']);

export const digestHashes: ReadonlyMap<string, string> = new Map([
  [`${ds}sha1`, 'sha1'],
  [`${xmlenc}sha256`, 'sha256'],
  [`${more}sha384`, 'sha384'],
  [`${xmlenc}sha512`, 'sha512'],
]);

export const signatureNamespace = ds;
export const envelopedSignature = `${ds}enveloped-signature`;
