/** Reads whatever document a download holds. Never throws over what is in it: what cannot be read says why. */

import type { ReadInvoice } from '../core/invoice.ts';
import { checkInvoice } from './check-invoice.ts';
import { type DocumentKind, kindOf } from './classify.ts';
import { readCii } from './read-cii.ts';
import { type BuyerMessageNotice, type ErrorNotice, readBuyerMessage, readErrorFile } from './read-errors.ts';
import { readUbl } from './read-ubl.ts';
import { rootNameOf, withDocument, type XmlNode } from './xml.ts';

export type Notice = ErrorNotice | BuyerMessageNotice;

export type Reading =
  | { verdict: 'read'; invoice: ReadInvoice }
  | { verdict: 'unreadable'; detail: string }
  | { verdict: 'not_an_invoice'; notice: Notice };

/**
 * @param kind what `classify` took it for by its first bytes; the root that the parser finds has to agree
 * @returns personal codes as they are written: masking is for the doors
 */
export function readDocument(bytes: Uint8Array, kind: DocumentKind): Reading {
  const read = withDocument(bytes, (root): Reading => {
    const found = kindOf(rootNameOf(root));
    if (found === 'unknown' || (kind !== 'unknown' && found !== kind))
      return { verdict: 'unreadable', detail: strangeRoot(root) };
    return readAs(found, root);
  });
  return read.ok ? read.value : { verdict: 'unreadable', detail: read.detail };
}

function readAs(kind: Exclude<DocumentKind, 'unknown'>, root: XmlNode): Reading {
  switch (kind) {
    case 'ubl_invoice':
    case 'ubl_credit_note':
      return judge(readUbl(root, kind));
    case 'cii':
      return judge(readCii(root));
    case 'error_file':
      return { verdict: 'not_an_invoice', notice: readErrorFile(root) };
    case 'buyer_message':
      return { verdict: 'not_an_invoice', notice: readBuyerMessage(root) };
  }
}

/** Single terms may be missing; a document without any of these has been misunderstood, and must not pass in silence. */
function judge(invoice: ReadInvoice): Reading {
  const { number, issuedOn, currency, payable } = invoice;
  return number === null && issuedOn === null && currency === null && payable === null
    ? { verdict: 'unreadable', detail: 'no number, no date, no currency and no amount where they belong' }
    : { verdict: 'read', invoice: { ...invoice, remarks: checkInvoice(invoice, invoice.remarks) } };
}

function strangeRoot(root: XmlNode): string {
  const { localName, namespace } = rootNameOf(root);
  const where = namespace === '' ? 'no namespace' : `namespace ${namespace.slice(0, 100)}`;
  return `the root is ${localName.slice(0, 60)} in ${where}`;
}
