/** The algorithms that a seal may name, by their identifiers in XML signatures (W3C xmldsig-core, RFC 6931, xmlenc). */

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#';

/** Of a signature by an RSA key (PKCS #1 v1.5), to the hash beneath it. */
export const signatureHashes: ReadonlyMap<string, string> = new Map([
  [`${ds}rsa-sha1`, 'sha1'],
  [`${more}rsa-sha256`, 'sha256'],
  [`${more}rsa-sha384`, 'sha384'],
  [`${more}rsa-sha512`, 'sha512'],
]);

export const digestHashes: ReadonlyMap<string, string> = new Map([
  [`${ds}sha1`, 'sha1'],
  [`${xmlenc}sha256`, 'sha256'],
  [`${more}sha384`, 'sha384'],
  [`${xmlenc}sha512`, 'sha512'],
]);

export const signatureNamespace = ds;
export const envelopedSignature = `${ds}enveloped-signature`;
