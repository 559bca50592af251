/** A message of the SPV, in our words: what a listing says of it before anything is downloaded. */
import { dayMs } from './durations.ts';

export const messageKinds = [
  'received',
  'sent',
  'error',
  'buyer_message_received',
  'buyer_message_sent',
  'unknown',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Kinds whose ZIP holds an invoice; only these appear in the sync log. */
export function carriesInvoice(kind: MessageKind): boolean {
  return kind === 'received' || kind === 'sent';
}

/** Kinds whose ZIP holds what a buyer writes about an invoice. */
export function isBuyersMessage(kind: MessageKind): boolean {
  return kind === 'buyer_message_received' || kind === 'buyer_message_sent';
}

export interface ListedMessage {
  /** ANAF's download id; null on the rows that come without one. */
  messageId: string | null;
  /** ANAF's id_solicitare: the document's upload index, shared by the seller's and the buyer's message. */
  uploadIndex: string;
  kind: MessageKind;
  /** ANAF's own `tip`, kept because a new one may appear any day. */
  rawKind: string;
  /** ANAF's prose, the only place of the row with both parties' codes. */
  detail: string;
  /** `yyyyMMddHHmm` in Romanian wall time: when the message became available, legally meaningful, kept as it came. */
  createdAtRaw: string;
  createdAt: Date | null;
  /** The wall time falls in the hour that October repeats or that March skips. */
  createdAtAmbiguous: boolean;
  /** The code in the row, which may differ from the company that was asked about. */
  rowCif: string;
}

/** What makes a row one message of a company: ANAF's id, or without one all that the row has. */
export function ledgerKey(
  m: Pick<ListedMessage, 'messageId' | 'uploadIndex' | 'rawKind' | 'createdAtRaw'>,
): string {
  return m.messageId !== null ? `id:${m.messageId}` : `row:${m.uploadIndex}:${m.rawKind}:${m.createdAtRaw}`;
}

/** ANAF keeps a message for 60 days from its creation; this is when it says that it stops. */
export function expiresAt(createdAt: Date): Date {
  return new Date(createdAt.getTime() + 60 * dayMs);
}
