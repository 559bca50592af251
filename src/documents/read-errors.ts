/** Reads what is no invoice: ANAF's file of errors on a refused upload, and a buyer's message on an accepted one. */

import { cifDigits } from '../core/cif.ts';
import { attributeOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export interface ErrorNotice {
  kind: 'error_file';
  /** Of the refused document. */
  uploadIndex: string | null;
  /** Whose document it was. */
  cif: string | null;
  /** ANAF's words, line breaks and all; they may quote personal codes. */
  errors: string[];
}

export interface BuyerMessageNotice {
  kind: 'buyer_message';
  /** Of the invoice that the message is about. */
  uploadIndex: string | null;
  message: string | null;
}

/** The attributes begin with a capital here and with a small letter in ANAF's other files. */
export function readErrorFile(root: XmlNode): ErrorNotice {
  const children = [...childrenOf(root, 'Error'), ...childrenOf(root, 'Errors')];
  return {
    kind: 'error_file',
    uploadIndex: attributeOf(root, 'Index_incarcare') ?? attributeOf(root, 'index_incarcare'),
    cif: cifDigits(attributeOf(root, 'Cif_emitent') ?? attributeOf(root, 'cif_emitent')),
    errors: children
      .map((child) => attributeOf(child, 'errorMessage') ?? textOf(child))
      .filter((text) => text !== null),
  };
}

export function readBuyerMessage(root: XmlNode): BuyerMessageNotice {
  return {
    kind: 'buyer_message',
    uploadIndex: attributeOf(root, 'index_incarcare') ?? attributeOf(root, 'Index_incarcare'),
    message: attributeOf(root, 'message') ?? textOf(root, 'message'),
  };
}
