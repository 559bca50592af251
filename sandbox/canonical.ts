/** Canonical XML, as the seal's digests want it. Every document is disposed of: libxml2's memory is not collected. */

import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';

export const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** Calls `use` with the parsed document and disposes of it. Throws what libxml2 throws. */
export function withDocument<T>(xml: Uint8Array | string, use: (document: XmlDocument) => T): T {
  const document = typeof xml === 'string' ? XmlDocument.fromString(xml) : XmlDocument.fromBuffer(xml);
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}

/** Inclusive C14N 1.0 of the whole document, without comments. */
export const canonicalDocument = (xml: Uint8Array): string =>
  withDocument(xml, (document) => document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_1_0 }));

/** The first element that the XPath finds, canonical by this algorithm; undefined if it finds no element. */
export function canonicalElement(
  document: XmlDocument,
  xpath: string,
  algorithm: string,
): string | undefined {
  const found = document.get(xpath);
  if (!(found instanceof XmlElement)) return undefined;
  const mode = algorithm === exclusive ? XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 : XmlC14NMode.XML_C14N_1_0;
  return found.canonicalizeToString({ mode });
}
