/**
 * Puts the ministry's seal on a document, in the shapes that have been seen. On TEST the seal file is a re-serialised copy
 * of the document with an enveloped signature, and line breaks are put inside SignedInfo after it was signed, so that a
 * standard verifier calls it invalid (measured on two archives of 2023). On PROD it is a bare Signature over the raw bytes.
 */

import { createHash, sign } from 'node:crypto';
import { type Signer, sealSigner, successorSigner } from './authority.ts';
import { canonicalDocument, canonicalElement, exclusive, inclusive, withDocument } from './canonical.ts';

export type SealStyle =
  | 'detached'
  | 'detached_sha1'
  | 'enveloped'
  /** Detached, by a certificate that no client has seen yet. */
  | 'successor'
  /** A true seal, of other bytes. */
  | 'tampered'
  /** The right digest under a signature that does not hold. */
  | 'forged'
  | 'missing';

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const rsaSha1 = `${ds}rsa-sha1`;
const sha256Method = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** The bytes of the `semnatura_` entry, or undefined where the seal is missing. */
export function sealOf(xml: Uint8Array, style: SealStyle): Buffer | undefined {
  switch (style) {
    case 'missing':
      return undefined;
    case 'enveloped':
      return Buffer.from(enveloped(xml));
    case 'detached':
      return Buffer.from(detached(sha256(xml), rsaSha256, sealSigner));
    case 'detached_sha1':
      return Buffer.from(detached(sha256(xml), rsaSha1, sealSigner));
    case 'successor':
      return Buffer.from(detached(sha256(xml), rsaSha256, successorSigner));
    case 'tampered':
      return Buffer.from(detached(sha256(Buffer.concat([xml, Buffer.from(' ')])), rsaSha256, sealSigner));
    case 'forged':
      return Buffer.from(detached(sha256(xml), rsaSha256, sealSigner, forgeAnother));
  }
}

function detached(digest: string, method: string, signer: Signer, spoil = (value: string) => value): string {
  const info = signedInfo({ canonicalization: inclusive, method, transforms: '', digest });
  const value = spoil(signatureValue(info, inclusive, method, signer));
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?><Signature xmlns="${ds}">${info}` +
    `<SignatureValue>${value}</SignatureValue><KeyInfo><X509Data>` +
    `<X509Certificate>${signer.certificate.raw.toString('base64')}</X509Certificate></X509Data></KeyInfo></Signature>`
  );
}

function enveloped(xml: Uint8Array): string {
  const transforms = `<Transforms><Transform Algorithm="${ds}enveloped-signature"/></Transforms>`;
  const digest = sha256(Buffer.from(canonicalDocument(xml)));
  const info = signedInfo({ canonicalization: exclusive, method: rsaSha256, transforms, digest });
  const value = signatureValue(info, exclusive, rsaSha256, sealSigner);
  const certificate = sealSigner.certificate;
  const signature =
    `<Signature xmlns="${ds}">${info.replaceAll('><', '>\n<')}\n<SignatureValue>${wrapped(value)}</SignatureValue>\n` +
    `<KeyInfo>\n<X509Data>\n<X509SubjectName>${subjectOf(certificate.subject)}</X509SubjectName>\n` +
    `<X509Certificate>${wrapped(certificate.raw.toString('base64'))}</X509Certificate>\n</X509Data>\n</KeyInfo>\n</Signature>`;
  return withLastChild(reserialised(xml), signature);
}

function signedInfo(o: {
  canonicalization: string;
  method: string;
  transforms: string;
  digest: string;
}): string {
  return (
    `<SignedInfo><CanonicalizationMethod Algorithm="${o.canonicalization}"/>` +
    `<SignatureMethod Algorithm="${o.method}"/><Reference URI="">${o.transforms}` +
    `<DigestMethod Algorithm="${sha256Method}"/><DigestValue>${o.digest}</DigestValue></Reference></SignedInfo>`
  );
}

function signatureValue(info: string, canonicalization: string, method: string, signer: Signer): string {
  const canonical = withDocument(`<Signature xmlns="${ds}">${info}</Signature>`, (document) =>
    canonicalElement(document, '/*/*', canonicalization),
  );
  return sign(method === rsaSha1 ? 'sha1' : 'sha256', Buffer.from(canonical ?? ''), signer.key).toString(
    'base64',
  );
}

/** The root element serialised again: no declaration, namespace declarations in another order. */
function reserialised(xml: Uint8Array): string {
  const text = withDocument(xml, (document) =>
    document.root.toString({ noDeclaration: true, encoding: 'utf-8' }),
  );
  return text.replace(/^<[^\s/>]+[^>]*>/, (start) => {
    const declarations = start.match(/\sxmlns(?::[\w.-]+)?=(?:"[^"]*"|'[^']*')/g) ?? [];
    let next = declarations.length;
    return start.replace(/\sxmlns(?::[\w.-]+)?=(?:"[^"]*"|'[^']*')/g, () => declarations[--next] as string);
  });
}

function withLastChild(element: string, child: string): string {
  const name = /^<([^\s/>]+)/.exec(element)?.[1];
  if (element.endsWith('/>') && !element.includes('</')) return `${element.slice(0, -2)}>${child}</${name}>`;
  const end = element.lastIndexOf('</');
  return element.slice(0, end) + child + element.slice(end);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** Lines of 76 ended by a carriage return that the serialiser wrote as a reference. */
const wrapped = (base64: string): string => base64.replace(/(.{76})(?=.)/g, '$1&#13;\n');

const forgeAnother = (value: string): string => (value.startsWith('A') ? 'B' : 'A') + value.slice(1);

/** Node writes one attribute a line, outermost first; a seal writes them in one line the other way round. */
const subjectOf = (subject: string): string => subject.split('\n').reverse().join(',');
