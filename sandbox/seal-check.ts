/** Says whether a seal belongs to a document and is the sandbox's own: what ANAF's signature validation answers by. */

import { createHash, verify, X509Certificate } from 'node:crypto';
import { sealSigner, successorSigner } from './authority.ts';
import { canonicalDocument, canonicalElement, inclusive, withDocument } from './canonical.ts';

const own = [sealSigner, successorSigner].map(({ certificate }) => certificate.fingerprint256);

/** Throws when one of the two is not XML. */
export function isGenuine(xml: Uint8Array, seal: Uint8Array): boolean {
  const read = readSeal(seal);
  if (!read) return false;
  const { digest, method, signedInfo, value, certificate } = read;
  if (!own.includes(certificate.fingerprint256)) return false;
  const raw = createHash('sha256').update(xml).digest('base64');
  if (digest !== raw && digest !== createHash('sha256').update(canonicalDocument(xml)).digest('base64'))
    return false;
  const algorithm = method.endsWith('#rsa-sha1') ? 'sha1' : 'sha256';
  const holds = (text: string): boolean => verify(algorithm, Buffer.from(text), certificate.publicKey, value);
  // TEST breaks lines inside SignedInfo after signing; without the breaks the signature holds.
  return holds(signedInfo) || holds(signedInfo.replace(/>\s+</g, '><'));
}

function readSeal(seal: Uint8Array) {
  return withDocument(seal, (document) => {
    const at = (path: string) => `(//*[local-name()='Signature'])[last()]${path}`;
    const text = (path: string): string => {
      const node = document.get(at(path));
      return node ? node.content.replace(/\s/g, '') : '';
    };
    const named = (name: string) => `//*[local-name()='${name}']`;
    const attribute = (name: string): string =>
      document.get(at(`${named(name)}/@Algorithm`))?.content ?? inclusive;
    const signedInfo = canonicalElement(
      document,
      at(named('SignedInfo')),
      attribute('CanonicalizationMethod'),
    );
    const der = Buffer.from(text(named('X509Certificate')), 'base64');
    if (signedInfo === undefined || der.length === 0) return undefined;
    return {
      digest: text(named('DigestValue')),
      method: attribute('SignatureMethod'),
      signedInfo,
      value: Buffer.from(text(named('SignatureValue')), 'base64'),
      certificate: new X509Certificate(der),
    };
  });
}
