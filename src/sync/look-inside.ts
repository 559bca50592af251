/** What a download holds: a sound ZIP with the document that was asked for, or why it is none. Knows no archive and no database. */
import type { ReadInvoice, ReadingVerdict, SealVerdict } from '../core/invoice.ts';
import type { SignerCertificate } from '../core/signer.ts';
import { classify } from '../documents/classify.ts';
import { readDocument } from '../documents/read-document.ts';
import { unzip, type ZipEntry } from '../documents/unzip.ts';
import { type VerifiedSeal, verifySeal } from '../documents/verify-seal.ts';

export interface Contents {
  ok: true;
  /** The document's, by its entry's name. */
  uploadIndex: string;
  invoice: ReadInvoice | null;
  reading: { verdict: ReadingVerdict; detail: string | null };
  /** By arithmetic alone: whether the signer is trusted is the catalogue's to say. */
  seal: { verdict: SealVerdict; detail: string | null; certificate: SignerCertificate | null };
}

/** Bytes that are no such document: the message stays pending with this reason. */
export interface Unusable {
  ok: false;
  reason: string;
  detail: string;
}

/** @param uploadIndex the row's: a ZIP with another document is somebody else's answer; '' lets the ZIP say whose it is */
export async function lookInside(bytes: Buffer, uploadIndex: string): Promise<Contents | Unusable> {
  const zip = await unzip(bytes);
  if (!zip.ok) return { ok: false, reason: `zip_${zip.reason}`, detail: zip.detail };
  const asked = uploadIndex || indexOfOnlyDocument(zip.entries);
  const sorted = classify(zip.entries, asked);
  if (!sorted.ok) return { ok: false, reason: `zip_${sorted.reason}`, detail: sorted.detail };
  const read = readDocument(sorted.document.bytes, sorted.document.kind);
  const { verdict, detail, certificate } = verifySeal(sorted.document.bytes, sorted.seal?.bytes ?? null);
  return {
    ok: true,
    uploadIndex: asked,
    invoice: read.verdict === 'read' ? read.invoice : null,
    reading: { verdict: read.verdict, detail: read.verdict === 'unreadable' ? read.detail : null },
    seal: { verdict, detail, certificate },
  };
}

/**
 * The seal alone, of a ZIP that was sound once.
 * @param trusted fingerprints of signers who are
 * @returns null when the document cannot be told apart any more
 */
export async function sealInside(
  bytes: Buffer,
  uploadIndex: string,
  trusted: ReadonlySet<string>,
): Promise<VerifiedSeal | null> {
  const zip = await unzip(bytes);
  if (!zip.ok) return null;
  const sorted = classify(zip.entries, uploadIndex || indexOfOnlyDocument(zip.entries));
  return sorted.ok ? verifySeal(sorted.document.bytes, sorted.seal?.bytes ?? null, trusted) : null;
}

/** A row that came without its upload index leaves the ZIP to say whose document it is. */
function indexOfOnlyDocument(entries: ZipEntry[]): string {
  const named = entries.flatMap(({ name }) => /(?:^|[/\\])(\d{1,20})\.xml$/i.exec(name)?.[1] ?? []);
  return named.length === 1 ? named[0]! : '';
}
