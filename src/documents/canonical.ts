/**
 * Canonical XML, as digests and signatures want it. Parses with every blank kept, unlike the readers, and always gives
 * the memory back. Knows nothing of seals.
 */

import { ParseOption, XmlC14NMode, XmlDocument, type XmlElement, XmlError } from 'libxml2-wasm';
import { canonicalEffort } from './canonical-effort.ts';

export interface Canonicalization {
  mode: (typeof XmlC14NMode)[keyof typeof XmlC14NMode];
  comments: boolean;
}

const { XML_C14N_1_0, XML_C14N_1_1, XML_C14N_EXCLUSIVE_1_0 } = XmlC14NMode;

/** What a signature takes when it names none. */
export const inclusive: Canonicalization = { mode: XML_C14N_1_0, comments: false };

/** By the identifiers that XML signatures name them with (W3C, xmldsig-core and xml-exc-c14n). */
export const canonicalizations: ReadonlyMap<string, Canonicalization> = new Map([
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', inclusive],
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments', { mode: XML_C14N_1_0, comments: true }],
  ['http://www.w3.org/2006/12/xml-c14n11', { mode: XML_C14N_1_1, comments: false }],
  ['http://www.w3.org/2006/12/xml-c14n11#WithComments', { mode: XML_C14N_1_1, comments: true }],
  ['http://www.w3.org/2001/10/xml-exc-c14n#', { mode: XML_C14N_EXCLUSIVE_1_0, comments: false }],
  ['http://www.w3.org/2001/10/xml-exc-c14n#WithComments', { mode: XML_C14N_EXCLUSIVE_1_0, comments: true }],
]);

/** As the readers have it. The enveloped seal repeats a document of 10 MB with a signature inside. */
const mostBytes = 20_000_000;

/** Tags and attributes together, as the readers have it: the library's memory never shrinks. */
const mostMarkup = 1_500_000;

/** Nanoseconds, by what was measured: a document that would take longer than a third of a second is a trap. */
const mostEffort = 300_000_000;

const quiet =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  // Issuers write namespaces that are no addresses: not for the parser to judge.
  ParseOption.XML_PARSE_NOERROR |
  ParseOption.XML_PARSE_NOWARNING;

export type Parsed<T> = { ok: true; value: T } | { ok: false; detail: string };

/** Parses, hands the document to `use`, and disposes of it when that returns: nothing of the tree may be kept. */
export function withXml<T>(bytes: Uint8Array, use: (document: XmlDocument) => T): Parsed<T> {
  if (bytes.length > mostBytes)
    return { ok: false, detail: `${bytes.length} bytes of XML, at most ${mostBytes} are read` };
  if (markupOf(bytes) > mostMarkup)
    return { ok: false, detail: `XML of more than ${mostMarkup} tags and attributes` };
  if (!isCountable(bytes)) return { ok: false, detail: 'XML in an encoding that is not read here' };
  if (canonicalEffort(bytes, mostEffort) > mostEffort)
    return {
      ok: false,
      detail: 'so many namespaces or attributes that its canonical form would take too long',
    };
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: quiet });
  } catch (error) {
    if (!isOfTheLibrary(error)) throw error;
    return { ok: false, detail: 'not well-formed XML' };
  }
  try {
    // Where entities are declared, and defaults that a canonical form would take in.
    if (document.dtd) return { ok: false, detail: 'XML with a DOCTYPE' };
    return { ok: true, value: use(document) };
  } catch (error) {
    if (!isOfTheLibrary(error)) throw error;
    return { ok: false, detail: 'XML that has no canonical form' };
  } finally {
    document.dispose();
  }
}

/**
 * Whether the effort can be read from its bytes: an encoding that writes `<` or quotes otherwise than ASCII, such as EBCDIC
 * or ISO-2022-JP, would hide what it costs. ANAF seals in UTF-8, and issuers write Latin letters.
 */
function isCountable(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_000))
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '');
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1] ?? 'UTF-8';
  return /^(utf-?(8|16(le|be)?)|(us-)?ascii|(iso[-_]?)?8859-\d+|latin-?\d|(windows-|cp)125\d)$/i.test(
    declared,
  );
}

function markupOf(bytes: Uint8Array): number {
  if (bytes.length <= mostMarkup) return 0;
  let markup = 0;
  for (const byte of bytes) if (byte === 0x3c || byte === 0x3d) markup++;
  return markup;
}

/** Of a whole document, or of an element with what it inherits from those around it. */
export function canonicalText(
  node: XmlDocument | XmlElement,
  { mode, comments }: Canonicalization,
  inclusiveNamespacePrefixes?: string[],
): string {
  return node.canonicalizeToString({
    mode,
    withComments: comments,
    ...(inclusiveNamespacePrefixes && { inclusiveNamespacePrefixes }),
  });
}

/** Of a document by its bytes. */
export function canonicalDocument(bytes: Uint8Array, how: Canonicalization): Parsed<string> {
  return withXml(bytes, (document) => canonicalText(document, how));
}

/** Without the blanks between tags. In a canonical form `<` stands for nothing but a tag, so no text is touched. */
export function withoutBlanks(canonical: string): string {
  return canonical.replace(/>(?:\s|&#xD;)+(?=<)/g, '>');
}

function isOfTheLibrary(error: unknown): boolean {
  return error instanceof XmlError || (error instanceof Error && error.name === 'RuntimeError');
}
