/** Says which entry of a download is the document, which its seal, and whether it is the document that was asked for. */

import { endsWithSignature, type Root, sniffRoot } from './root.ts';
import type { ZipEntry } from './unzip.ts';

export type DocumentKind =
  | 'ubl_invoice'
  | 'ubl_credit_note'
  | 'cii'
  | 'error_file'
  | 'buyer_message'
  | 'unknown';

export interface DocumentEntry extends ZipEntry {
  kind: DocumentKind;
}

export type Classified =
  | {
      ok: true;
      document: DocumentEntry;
      /** Null when nothing in the ZIP is a seal. */
      seal: ZipEntry | null;
      /** Unexpected entries: kept in the ZIP, shown, never a reason to fail. */
      others: ZipEntry[];
    }
  | { ok: false; reason: 'no_document' | 'other_document' | 'ambiguous'; detail: string };

/**
 * By root element first: names have differed between ANAF's manual, its test service and its production. The name has
 * the last word on one thing only, whose document it is, because nothing else in an invoice tells.
 *
 * @param uploadIndex the row's; ANAF names the document `<uploadIndex>.xml` and the seal `semnatura_<uploadIndex>.xml`
 */
export function classify(entries: ZipEntry[], uploadIndex: string): Classified {
  const seen = entries.map((entry) => look(entry));
  const possible = seen.filter((entry) => !entry.isSeal && !(entry.namedSeal && entry.kind === 'unknown'));
  const asked = possible.filter((entry) => entry.index === uploadIndex);
  const named = asked.filter((entry) => !entry.namedSeal);
  const [document, ...twins] = named.length > 0 ? named : asked;

  if (!document) {
    const [other] = possible.filter((entry) => entry.kind !== 'unknown' || entry.index !== null);
    if (!other)
      return { ok: false, reason: 'no_document', detail: `no document among ${entries.length} entries` };
    const whose = other.index ?? 'not named after an upload index';
    return { ok: false, reason: 'other_document', detail: `the document is ${whose}, not ${uploadIndex}` };
  }
  if (twins.some((twin) => !twin.entry.bytes.equals(document.entry.bytes))) {
    return {
      ok: false,
      reason: 'ambiguous',
      detail: `${twins.length + 1} different documents of the same name`,
    };
  }

  const seal = chooseSeal(
    seen.filter((entry) => entry !== document),
    uploadIndex,
  );
  return {
    ok: true,
    document: { ...document.entry, kind: document.kind },
    seal: seal?.entry ?? null,
    others: seen.filter((entry) => entry !== document && entry !== seal).map(({ entry }) => entry),
  };
}

/**
 * The only document of a ZIP, whatever its entry is called: for ZIPs that something else than a name has matched to
 * their message. Equal copies are one document.
 */
export function classifyOnlyDocument(entries: ZipEntry[]): Classified {
  const seen = entries.map((entry) => look(entry));
  const [document, ...rest] = seen.filter((entry) => !entry.isSeal && entry.kind !== 'unknown');
  if (!document)
    return { ok: false, reason: 'no_document', detail: `no document among ${entries.length} entries` };
  const others = rest.filter((other) => !other.entry.bytes.equals(document.entry.bytes));
  if (others.length > 0)
    return { ok: false, reason: 'ambiguous', detail: `${others.length + 1} different documents` };
  const seal = chooseSeal(
    seen.filter((entry) => entry !== document),
    document.index ?? '',
  );
  return {
    ok: true,
    document: { ...document.entry, kind: document.kind },
    seal: seal?.entry ?? null,
    others: seen.filter((entry) => entry !== document && entry !== seal).map(({ entry }) => entry),
  };
}

/** Whether an entry is named after an upload index, as ANAF names them. */
export function namesUploadIndex(entries: ZipEntry[]): boolean {
  return entries.some((entry) => look(entry).index !== null);
}

interface Seen {
  entry: ZipEntry;
  kind: DocumentKind;
  /** The upload index in its name; `xml-…` where backfill has put a document without one into a ZIP. */
  index: string | null;
  namedSeal: boolean;
  isSeal: boolean;
}

function look(entry: ZipEntry): Seen {
  const root = sniffRoot(entry.bytes);
  const [, prefix, index] =
    /(?:^|[/\\])(semnatura_)?(\d{1,20}|xml-[0-9a-f]{16})\.xml$/i.exec(entry.name) ?? [];
  const namedSeal = prefix !== undefined;
  // An issuer may sign their own invoice in the same enveloped way: under the document's own name it is no seal.
  const isSeal =
    root?.localName === 'Signature' || (endsWithSignature(entry.bytes) && (namedSeal || index === undefined));
  return { entry, kind: kindOf(root), index: index ?? null, namedSeal, isSeal };
}

/** What is named a seal but is no signature stays the seal: broken is another verdict than missing. */
function chooseSeal(rest: Seen[], uploadIndex: string): Seen | undefined {
  const candidates = rest.filter((entry) => entry.isSeal || entry.namedSeal);
  const merit = (entry: Seen) =>
    (entry.isSeal ? 4 : 0) + (entry.namedSeal ? 2 : 0) + (entry.index === uploadIndex ? 1 : 0);
  return candidates.toSorted((a, b) => merit(b) - merit(a))[0];
}

export function kindOf(root: Root | null): DocumentKind {
  const { localName, namespace } = root ?? { localName: '', namespace: '' };
  if (localName === 'Invoice' && namespace === 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2') {
    return 'ubl_invoice';
  }
  if (
    localName === 'CreditNote' &&
    namespace === 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'
  ) {
    return 'ubl_credit_note';
  }
  if (
    localName === 'CrossIndustryInvoice' &&
    namespace === 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'
  ) {
    return 'cii';
  }
  // ANAF writes `mesajEroriFactuta`; the day it mends its spelling or counts to v2 is no day to lose the errors.
  if (localName === 'header' && namespace.startsWith('mfp:anaf:dgti:efactura:mesajErori'))
    return 'error_file';
  if (localName === 'header' && namespace.startsWith('mfp:anaf:dgti:spv:reqMesaj:')) return 'buyer_message';
  return 'unknown';
}
