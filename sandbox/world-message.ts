/** One message of the SPV as the sandbox keeps it, and the row that a list shows of it. */

import { creationStamp } from './bucharest.ts';
import type { DocumentKind } from './documents/facts.ts';
import type { SealStyle } from './seal.ts';

export type MessageKind =
  | 'received'
  | 'sent'
  | 'error'
  | 'buyer_message_received'
  | 'buyer_message_sent'
  | 'unknown';

export type ProcessingState = 'ok' | 'nok' | 'in prelucrare' | 'XML cu erori nepreluat de sistem';

export interface Party {
  cif: string;
  name: string;
}

/** Plain data, so that a world can be written down as JSON. Instants are epoch milliseconds. */
export interface Message {
  /** The company in whose list it is. */
  cif: string;
  /** The download id. It exists even when `hideId` keeps it out of the row. */
  id: string;
  uploadIndex: string;
  kind: MessageKind;
  /** A whole minute: the wire has no more. */
  createdAt: number;
  seller: Party;
  buyer: Party;
  document: DocumentKind;
  /** Of the document: two messages of one document share it. */
  seed: number;
  issuedOn: string;
  /** Who filed a self-billed invoice, where it is one. */
  filer?: string;
  /** Indexing lag: lists show it only from then on. */
  visibleFrom?: number;
  /** Lists leave it out from then on. */
  hiddenFrom?: number;
  /** Downloads are refused from then on; without it the download clock decides. */
  downloadUntil?: number;
  hideId?: boolean;
  numericIds?: boolean;
  /** What the row says in these fields instead. */
  rowCif?: string;
  tip?: string;
  detalii?: string;
  seal?: SealStyle;
  state?: ProcessingState;
  /** Explicit bytes, base64: of the document, or of the whole archive. */
  xmlBase64?: string;
  zipBase64?: string;
}

export interface Row {
  data_creare: string;
  cif: string | number;
  id_solicitare: string | number | undefined;
  detalii: string;
  tip: string;
  id?: string | number;
}

const tips: Record<MessageKind, string> = {
  received: 'FACTURA PRIMITA',
  sent: 'FACTURA TRIMISA',
  error: 'ERORI FACTURA',
  buyer_message_received: 'MESAJ CUMPARATOR PRIMIT',
  buyer_message_sent: 'MESAJ CUMPARATOR TRANSMIS',
  unknown: 'MESAJ DE ALT TIP',
};

const filters: Record<MessageKind, string> = {
  received: 'P',
  sent: 'T',
  error: 'E',
  buyer_message_received: 'R',
  buyer_message_sent: 'R',
  unknown: '',
};

/** Whether `filtru` lets this kind through. */
export const passes = (message: Message, filter: string | null): boolean =>
  filter === null || filters[message.kind] === filter;

/** The order of the fields is that of ANAF's own example. */
export function rowOf(message: Message): Row {
  const { uploadIndex, id, numericIds } = message;
  const row: Row = {
    data_creare: creationStamp(message.createdAt),
    cif: message.rowCif ?? message.cif,
    id_solicitare: numericIds ? Number(uploadIndex) : uploadIndex,
    detalii: message.detalii ?? detailOf(message),
    tip: message.tip ?? tips[message.kind],
  };
  if (!message.hideId) row.id = numericIds ? Number(id) : id;
  return row;
}

function detailOf({ kind, uploadIndex, seller, buyer, filer }: Message): string {
  switch (kind) {
    case 'received':
    case 'sent':
      // Two spaces before "ca": so it comes from ANAF.
      if (filer)
        return `Factura cu id_incarcare=${uploadIndex} transmisa de cif=${filer}  ca autofactura in numele cif=${seller.cif}`;
      return `Factura cu id_incarcare=${uploadIndex} emisa de cif_emitent=${seller.cif} pentru cif_beneficiar=${buyer.cif}`;
    case 'error':
      return `Erori de validare identificate la factura primita cu id_incarcare=${uploadIndex}`;
    // No real sample of a buyer message's wording is public: these two are made up.
    case 'buyer_message_received':
      return `Mesaj RASP primit de la cumparator pentru factura cu id_incarcare=${uploadIndex}`;
    case 'buyer_message_sent':
      return `Mesaj RASP transmis catre vanzator pentru factura cu id_incarcare=${uploadIndex}`;
    case 'unknown':
      return `Mesaj cu id_incarcare=${uploadIndex}`;
  }
}
