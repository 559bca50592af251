/** Reads a seal's certificate, and remembers those it has read: one certificate seals for two years. Judges no trust. */

import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { maskPersonalCodes } from '../core/cif.ts';
import type { SignerCertificate } from '../core/signer.ts';
import { sealCurves } from './seal-algorithms.ts';

/** One that was read from its bytes. */
export type SealCertificate = SignerCertificate & { pem: string };

export type ReadCertificate =
  | { ok: true; certificate: SealCertificate; key: KeyObject }
  | { ok: false; detail: string };

/** Letters of base64; the largest certificate that anybody has a use for is a third of it. */
const mostLetters = 32_768;

/** There is one for two years, so these are the strangers. */
const mostRemembered = 100;
const remembered = new Map<string, ReadCertificate>();

/** @param base64 the text of `X509Certificate`, without blanks */
export function readCertificate(base64: string): ReadCertificate {
  const known = remembered.get(base64);
  if (known) return known;
  if (base64.length > mostLetters) return { ok: false, detail: 'a certificate that is too large to be one' };
  const read = readUncached(base64);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(base64, read);
  return read;
}

/** Every certificate in a PEM file, each once; null when there is no certificate, or one that cannot be read. */
export function certificatesOfPem(text: string): SealCertificate[] | null {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const read = blocks
    .slice(0, mostRemembered)
    .map((block) => readCertificate(block.replace(/-----[^-]+-----|\s/g, '')));
  const certificates = read.flatMap((one) => (one.ok ? one.certificate : []));
  return certificates.length === blocks.length && blocks.length > 0 ? certificates : null;
}

function readUncached(base64: string): ReadCertificate {
  const der = Buffer.from(base64, 'base64');
  if (der.toString('base64') !== base64)
    return { ok: false, detail: 'a certificate that is not written in base64' };
  try {
    const found = new X509Certificate(der);
    // Node reads past what follows the certificate: with it, the fingerprint would be another one.
    if (!found.raw.equals(der)) return { ok: false, detail: 'a certificate that cannot be read' };
    const key = found.publicKey;
    const { namedCurve } = key.asymmetricKeyDetails ?? {};
    const kind = key.asymmetricKeyType;
    if (kind !== 'rsa' && !(kind === 'ec' && sealCurves.has(namedCurve ?? '')))
      return {
        ok: false,
        detail: `a certificate with a key that is not RSA, P-256 or P-384 (${namedCurve ?? kind})`,
      };
    const certificate = describe(found);
    if (Number.isNaN(certificate.validFrom.getTime() + certificate.validTo.getTime()))
      return { ok: false, detail: 'a certificate without dates that can be read' };
    return { ok: true, certificate, key };
  } catch {
    return { ok: false, detail: 'a certificate that cannot be read' };
  }
}

function describe(found: X509Certificate): SealCertificate {
  const subject = oneLine(found.subject);
  return {
    sha256: createHash('sha256').update(found.raw).digest('hex'),
    name: nameOf(found.subject) ?? (subject || 'no name'),
    subject,
    issuer: oneLine(found.issuer),
    serial: found.serialNumber.toLowerCase().slice(0, 100),
    validFrom: found.validFromDate,
    validTo: found.validToDate,
    pem: found.toString(),
  };
}

/** Node writes one attribute a line. */
function nameOf(subject: string): string | null {
  const lines = (subject ?? '').split('\n');
  for (const attribute of ['CN=', 'O=']) {
    const found = lines.findLast((line) => line.startsWith(attribute));
    if (found) return oneLine(found.slice(attribute.length)).slice(0, 200) || null;
  }
  return null;
}

/** A certificate's maker can write any text into it. */
function oneLine(name: string | undefined): string {
  const line = (name ?? '')
    .toWellFormed()
    .replaceAll('\n', ', ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return maskPersonalCodes(line).slice(0, 500).toWellFormed();
}
