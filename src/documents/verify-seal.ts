/**
 * Is this the ministry's seal, and does it belong to this document? Local and pure: arithmetic over bytes, and a set of
 * certificates that somebody vouches for. What ANAF's files do that no standard verifier expects is told in
 * docs/anaf/seal.md, with the table of verdicts.
 */

import { createHash, type KeyObject, verify } from 'node:crypto';
import type { SealVerdict } from '../core/invoice.ts';
import {
  type Canonicalization,
  canonicalDocument,
  canonicalText,
  inclusive,
  withoutBlanks,
  withXml,
} from './canonical.ts';
import { type ReadSeal, readSeal, type SealAlgorithms, type SealStyle } from './read-seal.ts';
import { readCertificate, type SealCertificate } from './seal-certificate.ts';

export interface VerifiedSeal {
  verdict: Exclude<SealVerdict, 'not_checked'>;
  /** Why, or what should be known beside the verdict. */
  detail: string | null;
  /** The readable name of the holder of the signing key; null when the signature does not hold. */
  signer: string | null;
  /** Whose key made the signature. Its dates are shown and decide nothing: no seal says when it was made. */
  certificate: SealCertificate | null;
  style: SealStyle | null;
  algorithms: SealAlgorithms | null;
  /** Whether the seal was made over this document; null when that could not be found out. */
  digestOk: boolean | null;
  /** Whether the signature holds by a certificate of the file. */
  signatureOk: boolean | null;
}

const noSigner: ReadonlySet<string> = new Set();

/**
 * @param document the entry's bytes as they are in the ZIP
 * @param seal null when nothing in the ZIP is one
 * @param known certificates that are vouched for, by the SHA-256 of their DER in lower-case hexadecimal
 */
export function verifySeal(document: Buffer, seal: Buffer | null, known = noSigner): VerifiedSeal {
  if (!seal) return { ...blank, verdict: 'missing' };
  const reading = readSeal(seal);
  if (!reading.ok) {
    const { detail, style, algorithms } = reading;
    return { ...blank, verdict: 'not_checkable', detail, style, algorithms };
  }
  const read = reading.seal;
  const { style, algorithms } = read;
  const seen = { ...blank, style, algorithms };
  const signer = findSigner(read);
  if (!signer.ok) return { ...seen, verdict: 'not_checkable', detail: signer.detail };
  const digest = compareDigest(document, read);
  const judged = { ...seen, digestOk: digest.ok, signatureOk: signer.certificate !== null };
  if (!signer.certificate)
    return {
      ...judged,
      verdict: 'tampered',
      detail: 'the signature does not hold by any certificate of the seal',
    };
  const signed = { ...judged, signer: signer.certificate.name, certificate: signer.certificate };
  if (digest.ok === null) return { ...signed, verdict: 'not_checkable', detail: digest.detail };
  if (!digest.ok) return { ...signed, verdict: 'tampered', detail: digest.detail };
  const verdict = known.has(signer.certificate.sha256) ? 'valid' : 'valid_unknown_signer';
  return { ...signed, verdict, detail: weaknessOf(read) };
}

const blank: Omit<VerifiedSeal, 'verdict'> = {
  detail: null,
  signer: null,
  certificate: null,
  style: null,
  algorithms: null,
  digestOk: null,
  signatureOk: null,
};

/** Each certificate is tried; null is a signature that none of them made. */
function findSigner(
  read: ReadSeal,
): { ok: true; certificate: SealCertificate | null } | { ok: false; detail: string } {
  const faults: string[] = [];
  for (const base64 of read.certificates) {
    const found = readCertificate(base64);
    if (!found.ok) faults.push(found.detail);
    else if (found.key.asymmetricKeyType !== read.signatureKey)
      faults.push(
        `a certificate with a key that is not ${read.signatureKey === 'rsa' ? 'RSA' : 'of a curve'}`,
      );
    else if (read.signedInfo.some((text) => holds(read, text, found.key)))
      return { ok: true, certificate: found.certificate };
  }
  // The one that cannot be read may have been the signer.
  return faults.length > 0
    ? { ok: false, detail: `the seal carries ${faults[0]}` }
    : { ok: true, certificate: null };
}

function holds({ signatureHash, signatureValue }: ReadSeal, signedInfo: string, key: KeyObject): boolean {
  try {
    // An elliptic curve's signature is two numbers. Node finds out that options are no key by an error that it throws and
    // catches, which costs as much as the check of an RSA signature.
    const by = key.asymmetricKeyType === 'ec' ? ({ key, dsaEncoding: 'ieee-p1363' } as const) : key;
    return verify(signatureHash, Buffer.from(signedInfo), by, signatureValue);
  } catch {
    // A key that OpenSSL will not use: too large, or with an exponent that would take for ever.
    return false;
  }
}

type Compared = { ok: true } | { ok: false | null; detail: string };

/**
 * Production hashes the document's bytes, the test environment its inclusive canonical form (docs/anaf/seal.md). Of a
 * production seal the canonical form is looked at only to say what is amiss.
 */
function compareDigest(document: Buffer, { digestHash, digestValue, canonical, copy }: ReadSeal): Compared {
  const hashes = (text: string | Buffer) =>
    createHash(digestHash).update(text).digest('base64') === digestValue;
  const bytesOk = hashes(document);
  if (bytesOk && copy === null) return { ok: true };
  const form = canonicalDocument(document, canonical ?? inclusive);
  const overForm = copy !== null || canonical !== null;
  if (!form.ok && overForm)
    return {
      ok: null,
      detail: `the seal is over the document's canonical form, and the document is ${form.detail}`,
    };
  if (!form.ok || !(bytesOk || hashes(form.value)))
    return { ok: false, detail: 'the document is not the one that was sealed' };
  if (!overForm)
    return {
      ok: null,
      detail:
        "the seal is over the document's content but not over its very bytes, as ANAF has not been seen to do",
    };
  if (copy !== null && !isCopy(document, form.value, copy, canonical ?? inclusive))
    return { ok: false, detail: 'the copy of the document inside the seal is not the document' };
  return { ok: true };
}

/**
 * What wrote the copy may have set other blanks between its tags, and nothing else. Processing instructions before and
 * after the root are a part of a document's canonical form and of neither root.
 */
function isCopy(document: Buffer, form: string, copy: string, how: Canonicalization): boolean {
  if (copy === form || withoutBlanks(copy) === withoutBlanks(form)) return true;
  const root = withXml(document, (parsed) => canonicalText(parsed.root, how));
  return root.ok && withoutBlanks(copy) === withoutBlanks(root.value);
}

function weaknessOf({ signatureHash, digestHash }: ReadSeal): string | null {
  return signatureHash === 'sha1' || digestHash === 'sha1'
    ? 'made with SHA-1, which no longer withstands a forger with means'
    : null;
}
