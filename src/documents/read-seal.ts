/**
 * Takes a seal file apart: which signature it is, by which algorithms, over which SignedInfo, by which certificates.
 * Reads algorithms from the file and judges nothing. There is one signature to look at and no searching for another: the
 * root, or the root's last child; and everything is read from the direct children of that one, so that nothing that was
 * wrapped around it or put beside it is ever believed.
 */

import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import {
  type Canonicalization,
  canonicalizations,
  canonicalText,
  inclusive,
  withoutBlanks,
  withXml,
} from './canonical.ts';
import { childElements, localNameOf } from './child-elements.ts';
import { digestHashes, envelopedSignature, signatureMethods, signatureNamespace } from './seal-algorithms.ts';

export type SealStyle = 'detached' | 'enveloped';

/** Identifiers, as the file has them. */
export interface SealAlgorithms {
  canonicalization: string;
  signature: string;
  digest: string;
}

export interface ReadSeal {
  style: SealStyle;
  algorithms: SealAlgorithms;
  signatureHash: string;
  signatureKey: 'rsa' | 'ec';
  digestHash: string;
  /** What may have been signed, the likeliest first: SignedInfo as written, and without the blanks between its tags. */
  signedInfo: string[];
  /** base64. */
  digestValue: string;
  signatureValue: Buffer;
  /** base64 of DER. */
  certificates: string[];
  /** How the document was made canonical before it was hashed; null when nothing says that it was. */
  canonical: Canonicalization | null;
  /** The root of the document that the seal carries with it, canonical, without the signature. */
  copy: string | null;
}

export type SealReading =
  | { ok: true; seal: ReadSeal }
  | { ok: false; detail: string; style: SealStyle | null; algorithms: SealAlgorithms | null };

/** A bare signature is a few kilobytes. */
const mostBareBytes = 262_144;
const mostCertificates = 10;

export function readSeal(bytes: Buffer): SealReading {
  const seen: Seen = { style: null, algorithms: null };
  const read = withXml(bytes, (document): SealReading => {
    try {
      return { ok: true, seal: takeApart(document, bytes.length, seen) };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { ok: false, detail: error.message, ...seen };
    }
  });
  return read.ok ? read.value : { ok: false, detail: `the seal is ${read.detail}`, ...seen };
}

/** What is told even when the rest cannot be read. */
interface Seen {
  style: SealStyle | null;
  algorithms: SealAlgorithms | null;
}

class Unreadable extends Error {}

function takeApart(document: XmlDocument, sizeBytes: number, seen: Seen): ReadSeal {
  const { root } = document;
  const signature = isSignature(root) ? root : childElements(root).at(-1);
  if (!signature || !isSignature(signature))
    throw new Unreadable('the file holds no signature at its root or as its last element');
  const style = signature === root ? 'detached' : 'enveloped';
  seen.style = style;
  if (style === 'detached' && sizeBytes > mostBareBytes)
    throw new Unreadable(`${sizeBytes} bytes of seal, at most ${mostBareBytes} are read`);

  const inSignature = childrenOf(signature);
  const info = only(inSignature, 'SignedInfo');
  const inInfo = childrenOf(info);
  const method = only(inInfo, 'CanonicalizationMethod');
  const reference = only(inInfo, 'Reference');
  const inReference = childrenOf(reference);
  const digestMethod = only(inReference, 'DigestMethod');
  const algorithms = {
    canonicalization: algorithmOf(method),
    signature: algorithmOf(only(inInfo, 'SignatureMethod')),
    digest: algorithmOf(digestMethod),
  };
  seen.algorithms = algorithms;
  const how = canonicalizations.get(algorithms.canonicalization);
  if (!how) throw unknown('canonicalization', algorithms.canonicalization);
  const signedBy = signatureMethods.get(algorithms.signature);
  if (!signedBy) throw unknown('signature', algorithms.signature);
  const digestHash = digestHashes.get(algorithms.digest);
  if (!digestHash) throw unknown('digest', algorithms.digest);
  if (reference.attr('URI')?.value.startsWith('#'))
    throw new Unreadable('the seal refers to a part of itself and not to the document');

  const exact = canonicalText(info, how, prefixesOf(method));
  const bare = withoutBlanks(exact);
  const read = {
    style,
    algorithms,
    signatureHash: signedBy.hash,
    signatureKey: signedBy.key,
    digestHash,
    signedInfo: bare === exact ? [exact] : [exact, bare],
    digestValue: textOf(only(inReference, 'DigestValue')),
    signatureValue: readBase64(textOf(only(inSignature, 'SignatureValue'))),
    certificates: certificatesOf(inSignature),
    canonical: canonicalOf(inReference),
  } as const;
  // Last, because it takes the signature out of the tree.
  return {
    ...read,
    copy: style === 'enveloped' ? withoutSignature(document, signature, read.canonical) : null,
  };
}

function withoutSignature(
  document: XmlDocument,
  signature: XmlElement,
  how: Canonicalization | null,
): string {
  signature.remove();
  return canonicalText(document.root, how ?? inclusive);
}

/** The transforms of the reference: none is production's way, the enveloped signature the test environment's. */
function canonicalOf(inReference: Children): Canonicalization | null {
  const [transforms, ...more] = named(inReference, 'Transforms');
  if (more.length > 0) throw new Unreadable('the seal has two lists of transforms');
  let how: Canonicalization | null = null;
  for (const transform of transforms ? named(childrenOf(transforms), 'Transform') : []) {
    const algorithm = algorithmOf(transform);
    const meant: Canonicalization | undefined =
      algorithm === envelopedSignature ? (how ?? inclusive) : canonicalizations.get(algorithm);
    if (!meant) throw unknown('transform', algorithm);
    if (prefixesOf(transform))
      throw new Unreadable('the seal makes the document canonical with a list of namespaces');
    how = meant;
  }
  return how;
}

function certificatesOf(inSignature: Children): string[] {
  const found = named(inSignature, 'KeyInfo')
    .flatMap((info) => named(childrenOf(info), 'X509Data'))
    .flatMap((data) => named(childrenOf(data), 'X509Certificate'));
  if (found.length === 0) throw new Unreadable('the seal carries no certificate');
  if (found.length > mostCertificates)
    throw new Unreadable(
      `the seal carries ${found.length} certificates, at most ${mostCertificates} are read`,
    );
  return found.map((element) => textOf(element));
}

function isSignature(element: XmlElement): boolean {
  return localNameOf(element) === 'Signature' && element.namespaceUri === signatureNamespace;
}

/** An element's children of the signature's namespace, by local name: each look among them asks the library for all. */
type Children = Map<string, XmlElement[]>;

function childrenOf(parent: XmlElement): Children {
  const ours = childElements(parent).filter(({ namespaceUri }) => namespaceUri === signatureNamespace);
  return Map.groupBy(ours, localNameOf);
}

function named(among: Children, name: string): XmlElement[] {
  return among.get(name) ?? [];
}

/** Of two, one could be shown and the other believed. */
function only(among: Children, name: string): XmlElement {
  const [found, ...more] = named(among, name);
  if (!found) throw new Unreadable(`the seal has no ${name}`);
  if (more.length > 0) throw new Unreadable(`the seal has ${more.length + 1} elements ${name}`);
  return found;
}

function algorithmOf(element: XmlElement): string {
  const algorithm = element.attr('Algorithm')?.value;
  if (!algorithm) throw new Unreadable(`the seal does not say which ${localNameOf(element)}`);
  return algorithm.slice(0, 200);
}

/** Of exclusive canonicalization: prefixes that are treated as the inclusive one treats all. */
function prefixesOf(method: XmlElement): string[] | undefined {
  const listed = childElements(method).find((child) => localNameOf(child) === 'InclusiveNamespaces');
  if (!listed) return undefined;
  return (listed.attr('PrefixList')?.value ?? '').split(/\s+/).filter((prefix) => prefix !== '');
}

/** Lines are broken in different ways, of which one is a carriage return that was written as a reference. */
function textOf(element: XmlElement): string {
  return element.content.replace(/\s+/g, '');
}

/** Two texts of one value would let a seal be changed unseen. */
function readBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (text === '' || bytes.toString('base64') !== text)
    throw new Unreadable('the signature is not written in base64');
  return bytes;
}

function unknown(what: string, identifier: string): Unreadable {
  const shown = identifier.toWellFormed().replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return new Unreadable(`the seal names a ${what} algorithm that is not known here: ${shown}`);
}
