/** Hints of invoices that ANAF never listed. They are guesses from what is there, and no part of any proof. Pure. */

export const hintKinds = [
  /** A partner's numbers run on, and one of them is not here. */
  'number_gap',
  /** A partner of every month sent nothing in the last one. */
  'silent_partner',
  /** Another invoice names one that is not here. */
  'referred_invoice',
  /** An entry of the last reconciled journal has no document. */
  'journal_entry',
  /** A buyer's message names an invoice that is not here. */
  'buyer_message',
] as const;
export type HintKind = (typeof hintKinds)[number];

/** In words, since nothing here is a probability. */
export const hintConfidences = ['likely', 'possible'] as const;
export type HintConfidence = (typeof hintConfidences)[number];

export interface Hint {
  kind: HintKind;
  /** The same for the same finding: what is silenced stays silenced. */
  subject: string;
  confidence: HintConfidence;
  evidence: HintEvidence;
}

export interface HintEvidence {
  direction: 'received' | 'sent';
  partnerCif: string | null;
  partnerName: string | null;
  /** Numbers of the invoices that are not here. */
  missing: string[];
  /** Months that the partner sent in, `2026-10`, or those of the entry. */
  months: string[];
  /** The invoices that say so. */
  seen: { invoiceId: string; number: string | null; issuedOn: string | null }[];
  /** Of a journal's entry. */
  total: string | null;
  /** The buyer's message that says so. Missing in what was found before there were such hints. */
  message?: { id: string; createdAt: string | null; about: string };
}

/** An invoice as the rules of hints see it. */
export interface Catalogued {
  id: string;
  direction: 'received' | 'sent';
  number: string | null;
  issuedOn: string | null;
  /** The other party; of a sent invoice the buyer. */
  partnerCif: string | null;
  partnerName: string | null;
  /** Invoices that it names as preceding ones (BG-3). */
  preceding: string[];
}

/** A buyer’s message whose invoice is not in the archive, and was not listed either. */
export interface UnansweredMessage {
  id: string;
  kind: 'buyer_message_received' | 'buyer_message_sent';
  createdAt: Date | null;
  /** The upload index that it names. */
  about: string;
}
