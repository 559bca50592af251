/** Whether the ministry's seal holds: the digest of the document, and the RSA signature by the certificate that the seal carries. Trusts no certificate. */
import type { Bytes } from './bytes.ts';
import { fromBase64, textOf, toBase64, utf8 } from './bytes.ts';
import { readX509 } from './der.ts';
import type { Canonical, Element } from './xml.ts';
import {
  canonicalDocument,
  canonicalXml,
  contentOf,
  elementsOf,
  localName,
  namespaceOf,
  parseXml,
  prefixOf,
} from './xml.ts';

export type SealResult =
  | { ok: true; signer: string }
  | { ok: false }
  /** Says what it cannot check. */
  | { ok: null; why: string };

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const hashNames: Record<string, string> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};
const bare: Record<string, boolean> = {
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315': false,
  'http://www.w3.org/2006/12/xml-c14n11': false,
  'http://www.w3.org/2001/10/xml-exc-c14n#': true,
};

export async function checkSeal(document: Bytes, seal: Bytes): Promise<SealResult> {
  try {
    return await check(document, seal);
  } catch (error) {
    return { ok: null, why: error instanceof Error ? error.message : String(error) };
  }
}

async function check(document: Bytes, sealBytes: Bytes): Promise<SealResult> {
  const { root } = parseXml(textOf(sealBytes));
  const signature = isSignature(root) ? root : elementsOf(root).at(-1);
  if (!signature || !isSignature(signature)) throw new Error('no signature');
  const info = only(signature, 'SignedInfo');
  const method = only(info, 'CanonicalizationMethod');
  const reference = only(info, 'Reference');
  if (attribute(reference, 'URI').startsWith('#')) throw new Error('reference to a part');
  const hash = hashOf(attribute(only(info, 'SignatureMethod'), 'Algorithm'));
  const digestHash = hashOf(attribute(only(reference, 'DigestMethod'), 'Algorithm'));
  const digest = contentOf(only(reference, 'DigestValue')).replace(/\s/g, '');
  const value = fromBase64(contentOf(only(signature, 'SignatureValue')));
  const exact = canonicalXml(info, canonicalBy(method));
  const signer = await findSigner(signature, hash, value, [
    exact,
    exact.replace(/>(?:\s|&#xD;)+(?=<)/g, '>'),
  ]);
  if (signer === null) return { ok: false };
  const digestOf = async (bytes: Bytes) =>
    toBase64(new Uint8Array(await crypto.subtle.digest(digestHash, bytes)));
  const how = transformOf(reference);
  if (signature === root && how === null)
    return (await digestOf(document)) === digest ? { ok: true, signer } : { ok: false };
  // The enveloped style is over the canonical form of the document, which the seal repeats.
  const form = canonicalDocument(parseXml(textOf(document)), how ?? { exclusive: false });
  if ((await digestOf(utf8(form))) !== digest) return { ok: false };
  return { ok: true, signer };
}

async function findSigner(
  signature: Element,
  hash: string,
  value: Bytes,
  texts: string[],
): Promise<string | null> {
  const certificates = childrenOf(signature, 'KeyInfo')
    .flatMap((info) => childrenOf(info, 'X509Data'))
    .flatMap((data) => childrenOf(data, 'X509Certificate'));
  if (certificates.length === 0) throw new Error('no certificate');
  for (const certificate of certificates.slice(0, 10)) {
    const { spki, name } = readX509(fromBase64(contentOf(certificate)));
    const key = await crypto.subtle.importKey('spki', spki, { name: 'RSASSA-PKCS1-v1_5', hash }, false, [
      'verify',
    ]);
    for (const text of texts)
      if (await crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, value, utf8(text))) return name;
  }
  return null;
}

function transformOf(reference: Element): Canonical | null {
  const transforms = childrenOf(reference, 'Transforms').flatMap((list) => childrenOf(list, 'Transform'));
  let how: Canonical | null = null;
  for (const transform of transforms)
    how =
      attribute(transform, 'Algorithm') === `${ds}enveloped-signature`
        ? (how ?? { exclusive: false })
        : canonicalBy(transform);
  return how;
}

function canonicalBy(method: Element): Canonical {
  const exclusive = bare[attribute(method, 'Algorithm')];
  if (exclusive === undefined) throw new Error(`canonicalisation ${attribute(method, 'Algorithm')}`);
  const listed = elementsOf(method).find((child) => localName(child) === 'InclusiveNamespaces');
  return {
    exclusive,
    ...(listed && { prefixes: attribute(listed, 'PrefixList').split(/\s+/).filter(Boolean) }),
  };
}

function hashOf(algorithm: string): string {
  const name = hashNames[/(?:rsa-)?(sha\d+)$/.exec(algorithm)?.[1] ?? ''];
  if (!name) throw new Error(`algorithm ${algorithm}`);
  return name;
}

function isSignature(element: Element): boolean {
  return localName(element) === 'Signature' && namespaceOf(element, prefixOf(element.name)) === ds;
}

function childrenOf(parent: Element, name: string): Element[] {
  return elementsOf(parent).filter(
    (child) => localName(child) === name && namespaceOf(child, prefixOf(child.name)) === ds,
  );
}

/** Of two, one could be shown and the other believed. */
function only(parent: Element, name: string): Element {
  const found = childrenOf(parent, name);
  if (found.length !== 1) throw new Error(`${found.length} ${name}`);
  return found[0]!;
}

function attribute(element: Element, name: string): string {
  return element.attributes.find(([one]) => one === name)?.[1] ?? '';
}
