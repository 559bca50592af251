/** What a download holds: a sound ZIP with the document that was asked for, or why it is not one. Knows no archive and no database. */
import type { FailureCode } from '../core/failure-code.ts';
import type { ReadInvoice, ReadingVerdict, SealVerdict } from '../core/invoice.ts';
import type { Match, QuarantineCause } from '../core/quarantine.ts';
import type { SignerCertificate } from '../core/signer.ts';
import { type Classified, classify, classifyOnlyDocument, namesUploadIndex } from '../documents/classify.ts';
import { type Reading, readDocument } from '../documents/read-document.ts';
import { type UnzipRefusal, unzip, type ZipEntry } from '../documents/unzip.ts';
import { type VerifiedSeal, verifySeal } from '../documents/verify-seal.ts';
import { fitsRow, type ListedParties, provenByProse } from './fits-row.ts';

export interface Contents {
  ok: true;
  match: Match;
  /** The document's, by its entry's name. */
  uploadIndex: string;
  invoice: ReadInvoice | null;
  /** The upload index that a buyer's message names; '' of anything else, and when it names none. */
  about: string;
  reading: { verdict: ReadingVerdict; detail: string | null };
  /** By arithmetic alone: whether the signer is trusted is the catalogue's to say. */
  seal: { verdict: SealVerdict; detail: string | null; certificate: SignerCertificate | null };
}

/** Bytes that do not prove to be the message's: it stays pending with this reason. */
export interface Unusable {
  ok: false;
  reason: FailureCode;
  detail: string;
  /** Why a sound ZIP is kept in quarantine; null for bytes that are no ZIP or a broken one, which ANAF is asked for again. */
  cause: QuarantineCause | null;
}

/** What is known of the message before its bytes are opened. */
export interface ExpectedDocument {
  /** The row's; '' lets the ZIP say whose document it is, and the row agree. */
  uploadIndex: string;
  /**
   * What the document must agree with where the index proves nothing: the row has none, or no entry names one. `compared`:
   * it did when it came. Missing: nothing but the index counts.
   */
  row?: ListedParties | 'compared';
}

/**
 * A ZIP is the message's when its document is named after the row's upload index, when it is ANAF's own notice about that
 * index, or when no entry names any index and the only document has the row's parties. Of a row without upload index its
 * prose must name the document, or the parties agree: any other company's ZIP names an index too.
 */
export async function lookInside(bytes: Buffer, expected: ExpectedDocument): Promise<Contents | Unusable> {
  const zip = await unzip(bytes);
  if (!zip.ok)
    return { ok: false, reason: `zip_${zip.reason}`, detail: zip.detail, cause: causeOf[zip.reason] };
  const asked = expected.uploadIndex || indexOfOnlyDocument(zip.entries);
  const named = classify(zip.entries, asked);
  const { row } = expected;
  if (named.ok) {
    const { notice, ...contents } = contentsOf(named, asked, 'index');
    if (expected.uploadIndex !== '' || row === undefined || row === 'compared') return contents;
    const match = provenByProse(row, { uploadIndex: asked, notice, invoice: contents.invoice });
    return match
      ? { ...contents, match }
      : otherThanRow(`the row has no upload index, and nothing in it says ${asked}`);
  }
  const only = namesUploadIndex(zip.entries) ? named : classifyOnlyDocument(zip.entries);
  if (only.ok) {
    const contents = contentsOf(only, asked, 'parties');
    const { notice, invoice } = contents;
    if (notice !== null && asked !== '' && notice === asked) return { ...contents, match: 'index' };
    if (invoice !== null && row && (row === 'compared' || fitsRow(row, invoice))) return contents;
    return otherThanRow(
      'no entry names an upload index, and the parties of the only document are not those of the row',
    );
  }
  return { ok: false, reason: `zip_${only.reason}`, detail: only.detail, cause: only.reason };
}

function otherThanRow(detail: string): Unusable {
  return { ok: false, reason: 'zip_other_document', detail, cause: 'other_document' };
}

/**
 * A ZIP that a person accepted for its message, or that was archived because nothing better came. Of an accepted one the
 * only document is read; an unproven one is kept and not read, because it may be somebody else's.
 */
export async function lookInsideUnmatched(
  bytes: Buffer,
  uploadIndex: string,
  match: 'accepted' | 'unproven',
): Promise<Contents> {
  const zip = await unzip(bytes);
  const only = zip.ok ? classifyOnlyDocument(zip.entries) : zip;
  if (match === 'accepted' && only.ok) return contentsOf(only, uploadIndex, match);
  const detail = match === 'unproven' ? 'Nothing proves that the ZIP is of this message.' : detailOf(only);
  return {
    ok: true,
    match,
    uploadIndex,
    invoice: null,
    about: '',
    reading: { verdict: 'unreadable', detail },
    seal: { verdict: 'not_checkable', detail, certificate: null },
  };
}

function detailOf(classified: { ok: true } | { ok: false; detail: string }): string {
  return classified.ok ? '' : classified.detail;
}

/** Bytes of the first two are broken or something else; the others may well be what was asked for. */
const causeOf: Record<UnzipRefusal, QuarantineCause | null> = {
  not_a_zip: null,
  corrupt: null,
  too_many_entries: 'too_large',
  too_large: 'too_large',
  encrypted: 'cannot_be_opened',
  unsupported: 'cannot_be_opened',
};

/** `notice`: the upload index that ANAF's own notice is about, null for anything else. */
function contentsOf(
  { document, seal }: Extract<Classified, { ok: true }>,
  uploadIndex: string,
  match: Match,
): Contents & { notice: string | null } {
  const read: Reading = readDocument(document.bytes, document.kind);
  const { verdict, detail, certificate } = verifySeal(document.bytes, seal?.bytes ?? null);
  return {
    ok: true,
    match,
    uploadIndex,
    invoice: read.verdict === 'read' ? read.invoice : null,
    about: aboutOf(read),
    reading: { verdict: read.verdict, detail: read.verdict === 'unreadable' ? read.detail : null },
    seal: { verdict, detail, certificate },
    notice: read.verdict === 'not_an_invoice' ? read.notice.uploadIndex : null,
  };
}

/** What is no number of ANAF's names no invoice. */
function aboutOf(read: Reading): string {
  if (read.verdict !== 'not_an_invoice' || read.notice.kind !== 'buyer_message') return '';
  const index = read.notice.uploadIndex?.trim() ?? '';
  return /^\d{1,20}$/.test(index) ? index : '';
}

/**
 * The seal alone, of a ZIP that was sound once.
 * @param trusted fingerprints of signers who are
 * @returns null when the document cannot be told apart any more
 */
export async function sealInside(
  bytes: Buffer,
  { uploadIndex, match }: { uploadIndex: string; match: Match },
  trusted: ReadonlySet<string>,
): Promise<VerifiedSeal | null> {
  const zip = await unzip(bytes);
  if (!zip.ok) return null;
  const named = classify(zip.entries, uploadIndex || indexOfOnlyDocument(zip.entries));
  const matchedOtherwise = match === 'parties' || match === 'accepted';
  const sorted = named.ok || !matchedOtherwise ? named : classifyOnlyDocument(zip.entries);
  return sorted.ok ? verifySeal(sorted.document.bytes, sorted.seal?.bytes ?? null, trusted) : null;
}

/** A row that came without its upload index leaves the ZIP to say whose document it is. */
function indexOfOnlyDocument(entries: ZipEntry[]): string {
  const named = entries.flatMap(
    ({ name }) => /(?:^|[/\\])(\d{1,20}|xml-[0-9a-f]{16})\.xml$/i.exec(name)?.[1] ?? [],
  );
  return named.length === 1 ? named[0]! : '';
}
