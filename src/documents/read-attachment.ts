/** Takes one embedded file out of a document. Never throws over what is in it: what cannot be had says why. */

import { safeFilename, safeMediaType } from './attachment-name.ts';
import { decodeBase64 } from './base64.ts';
import { type DocumentKind, kindOf } from './classify.ts';
import { ciiSupporting } from './read-cii-references.ts';
import { ublSupporting } from './read-ubl-references.ts';
import type { Supporting } from './supporting.ts';
import { childOf, rootNameOf, textOf, withDocument, type XmlNode } from './xml.ts';

export type ReadAttachment =
  | { ok: true; bytes: Buffer; filename: string; mediaType: string }
  | { ok: false; reason: 'unreadable' | 'no_such_document' | 'nothing_embedded' | 'not_base64' };

/**
 * @param n from 1, among the supporting documents as the reading of the document counts them
 * @returns as many bytes at most as the document has: base64 only shrinks
 */
export function readAttachment(bytes: Uint8Array, n: number): ReadAttachment {
  const read = withDocument(bytes, (root): ReadAttachment => {
    const found = supportingIn(root, kindOf(rootNameOf(root)))[n - 1];
    if (!found) return { ok: false, reason: 'no_such_document' };
    const text = textOf(found.embedded);
    if (text === null) return { ok: false, reason: 'nothing_embedded' };
    const decoded = decodeBase64(text);
    if (decoded === null) return { ok: false, reason: 'not_base64' };
    const { filename, id, mimeCode } = found;
    return {
      ok: true,
      bytes: decoded,
      filename: safeFilename({ filename, id, mimeCode, n }),
      mediaType: safeMediaType(mimeCode),
    };
  });
  return read.ok ? read.value : { ok: false, reason: 'unreadable' };
}

function supportingIn(root: XmlNode, kind: DocumentKind): Supporting[] {
  if (kind === 'ubl_invoice' || kind === 'ubl_credit_note') return ublSupporting(root, kind);
  return kind === 'cii' ? ciiSupporting(childOf(root, 'SupplyChainTradeTransaction')) : [];
}
