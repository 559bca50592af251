/** Whether the ministry's seal holds: the digest of the document, and the signature (RSA, or ECDSA on P-256 and P-384) by the certificate that the seal carries. Trusts no certificate, and says what it cannot check. */
import type { Bytes } from './bytes.ts';
import { fromBase64, textOf, toBase64, utf8 } from './bytes.ts';
import { readX509 } from './der.ts';
import { publicKeyOf, verifies } from './public-key.ts';
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
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#';
const methods: Record<string, { kind: 'rsa' | 'ec'; hash: string }> = {
  [`${ds}rsa-sha1`]: { kind: 'rsa', hash: 'SHA-1' },
  [`${more}rsa-sha256`]: { kind: 'rsa', hash: 'SHA-256' },
  [`${more}rsa-sha384`]: { kind: 'rsa', hash: 'SHA-384' },
  [`${more}rsa-sha512`]: { kind: 'rsa', hash: 'SHA-512' },
  [`${more}ecdsa-sha256`]: { kind: 'ec', hash: 'SHA-256' },
  [`${more}ecdsa-sha384`]: { kind: 'ec', hash: 'SHA-384' },
  [`${more}ecdsa-sha512`]: { kind: 'ec', hash: 'SHA-512' },
};
const digests: Record<string, string> = {
  [`${ds}sha1`]: 'SHA-1',
  [`${xmlenc}sha256`]: 'SHA-256',
  [`${more}sha384`]: 'SHA-384',
  [`${xmlenc}sha512`]: 'SHA-512',
};
const c14n11 = 'http://www.w3.org/2006/12/xml-c14n11';
const bare: Record<string, boolean> = {
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315': false,
  [c14n11]: false,
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
  const by = methods[attribute(only(info, 'SignatureMethod'), 'Algorithm')];
  if (!by) throw new Error(`signature ${attribute(only(info, 'SignatureMethod'), 'Algorithm')}`);
  const digestHash = digests[attribute(only(reference, 'DigestMethod'), 'Algorithm')];
  if (!digestHash) throw new Error(`digest ${attribute(only(reference, 'DigestMethod'), 'Algorithm')}`);
  const digest = contentOf(only(reference, 'DigestValue')).replace(/\s/g, '');
  const value = signatureValueOf(signature);
  const exact = canonicalXml(info, canonicalBy(method));
  const signer = await findSigner(signature, by, value, [exact, withoutBlanks(exact)]);
  if (signer === null) return { ok: false };
  const digestOf = async (bytes: Bytes) =>
    toBase64(new Uint8Array(await crypto.subtle.digest(digestHash, bytes)));
  const how = transformOf(reference);
  const overForm = signature !== root || how !== null;
  const bytesHold = (await digestOf(document)) === digest;
  if (!overForm && bytesHold) return { ok: true, signer };
  let form: string;
  try {
    form = canonicalDocument(parseXml(utf8TextOf(document)), how ?? { exclusive: false });
  } catch (error) {
    // What was sealed by its bytes has other bytes now, whatever they are.
    if (!overForm) return { ok: false };
    throw error;
  }
  if (!bytesHold && (await digestOf(utf8(form))) !== digest) return { ok: false };
  if (!overForm) throw new Error('sealed over its content and not over its bytes');
  if (signature !== root && !isCopy(root, signature, document, form, how ?? { exclusive: false }))
    return { ok: false };
  return { ok: true, signer };
}

/** Two texts of one value would let a seal be changed unseen. */
function signatureValueOf(signature: Element): Bytes {
  const text = contentOf(only(signature, 'SignatureValue')).replace(/\s/g, '');
  const value = fromBase64(text);
  if (text === '' || toBase64(value) !== text) throw new Error('base64');
  return value;
}

/** The enveloped style repeats the document; blanks between its tags may differ. */
function isCopy(root: Element, signature: Element, document: Bytes, form: string, how: Canonical): boolean {
  root.children.splice(root.children.indexOf(signature), 1);
  const copy = withoutBlanks(canonicalXml(root, how));
  return (
    copy === withoutBlanks(form) ||
    copy === withoutBlanks(canonicalXml(parseXml(utf8TextOf(document)).root, how))
  );
}

/** In a canonical form `<` stands for nothing but a tag. */
function withoutBlanks(canonical: string): string {
  return canonical.replace(/>(?:\s|&#xD;)+(?=<)/g, '>');
}

/** @throws Error for another encoding, which has no canonical form here */
function utf8TextOf(bytes: Bytes): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const encoding = /^\uFEFF?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? 'utf-8';
  if (!/^(utf-?8|us-ascii)$/i.test(encoding)) throw new Error(`encoding ${encoding}`);
  return text;
}

const mostCertificates = 10;

/** Each certificate is tried; null is a signature that none of them made. */
async function findSigner(
  signature: Element,
  { kind, hash }: { kind: 'rsa' | 'ec'; hash: string },
  value: Bytes,
  texts: string[],
): Promise<string | null> {
  const certificates = childrenOf(signature, 'KeyInfo')
    .flatMap((info) => childrenOf(info, 'X509Data'))
    .flatMap((data) => childrenOf(data, 'X509Certificate'));
  if (certificates.length === 0) throw new Error('no certificate');
  if (certificates.length > mostCertificates) throw new Error(`${certificates.length} certificates`);
  let fault: unknown;
  for (const element of certificates)
    try {
      const certificate = readX509(fromBase64(contentOf(element)));
      if (publicKeyOf(certificate).kind !== kind) throw new Error('a key of another kind');
      for (const text of texts)
        if (await verifies(certificate, hash, value, utf8(text))) return certificate.name;
    } catch (error) {
      // The one that cannot be read may have been the signer.
      fault = error;
    }
  if (fault !== undefined) throw fault;
  return null;
}

function transformOf(reference: Element): Canonical | null {
  const lists = childrenOf(reference, 'Transforms');
  if (lists.length > 1) throw new Error('two lists of transforms');
  let how: Canonical | null = null;
  for (const transform of lists.flatMap((list) => childrenOf(list, 'Transform'))) {
    if (attribute(transform, 'Algorithm') === `${ds}enveloped-signature`) how ??= { exclusive: false };
    else how = canonicalBy(transform);
    if (how.prefixes) throw new Error('canonicalisation with a list of namespaces');
  }
  return how;
}

function canonicalBy(method: Element): Canonical {
  const exclusive = bare[attribute(method, 'Algorithm')];
  if (exclusive === undefined) throw new Error(`canonicalisation ${attribute(method, 'Algorithm')}`);
  // 1.1 differs from 1.0 in what an element inherits of these.
  if (attribute(method, 'Algorithm') === c14n11 && inheritsXml(method))
    throw new Error('canonicalisation 1.1');
  const listed = elementsOf(method).find((child) => localName(child) === 'InclusiveNamespaces');
  return {
    exclusive,
    ...(listed && { prefixes: attribute(listed, 'PrefixList').split(/\s+/).filter(Boolean) }),
  };
}

function inheritsXml(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent)
    if (at.attributes.some(([name]) => name.startsWith('xml:'))) return true;
  return false;
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
