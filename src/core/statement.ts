/** What a statement of completeness says, as it is signed and kept. Its members' meaning is in docs/completeness.md. Pure. */
import type { MessageKind } from './message.ts';
import type { LedgerCounts } from './message-state.ts';
import type { Signed } from './signed.ts';

/** Why a period is not complete, the gravest first. */
export type Reservation =
  /** ANAF deleted messages before their bytes were kept. */
  | 'expired'
  /** No complete listing covered a part of the period. */
  | 'gaps'
  /** Messages whose bytes are not kept yet. */
  | 'pending'
  /** Kept bytes that nothing proves to be the listed message's. */
  | 'unproven'
  /** Messages whose creation date cannot be read may belong to the period. */
  | 'undated'
  /** A check of the archive found a difference that is not resolved. */
  | 'findings';

export interface ProgramName {
  name: 'efactura-sync';
  version: string;
}

export interface Head {
  /** How many messages are in the chain. */
  seq: number;
  head: string;
}

export interface Statement {
  type: 'efactura-sync/completeness';
  version: 1;
  id: string;
  /** Also in the archive's root. */
  installation: string;
  program: ProgramName;
  madeAt: string;
  organisation: { id: string; name: string };
  company: { id: string; cif: string; name: string | null };
  /** Romanian days, both included, and the same as instants, the end excluded. */
  period: { firstDay: string; lastDay: string; from: string; to: string };
  complete: boolean;
  reservations: Reservation[];
  coverage: {
    listedUpTo: string | null;
    covered: { from: string; to: string }[];
    gaps: { from: string; to: string }[];
  };
  /** Complete listings, the last of each day; `more` were left out. */
  listings: {
    windowStart: string;
    windowEnd: string;
    startedAt: string;
    finishedAt: string;
    reported: number;
    distinct: number;
    pages: number;
  }[];
  messages: LedgerCounts & {
    unproven: number;
    undated: number;
    byKind: ({ kind: MessageKind } & LedgerCounts)[];
  };
  /** At most `mostNamed` of each. */
  pending: StatedLine[];
  expired: StatedLine[];
  closed: (StatedLine & { closedAt: string | null; by: string | null; words: string | null })[];
  chain: {
    /** Before the period's first archived message, and now. */
    before: Head;
    after: Head;
    /** The numbers of the period's archived messages: `1-120,125`. */
    links: string;
  };
  invoices: {
    direction: 'received' | 'sent';
    currency: string | null;
    count: number;
    creditNotes: number;
    incomplete: number;
    net: string;
    vat: string;
    payable: string;
  }[];
  findings: number;
}

export interface StatedLine {
  messageId: string | null;
  uploadIndex: string;
  kind: MessageKind;
  createdAt: string;
  reason: string | null;
}

export type SignedStatement = Signed<Statement>;

/** The heads of all chains of an installation or of one organisation: what is handed out with a backup or a message. */
export interface HeadsStatement {
  type: 'efactura-sync/heads';
  version: 1;
  installation: string;
  program: ProgramName;
  madeAt: string;
  /** Null for all of them. */
  organisation: string | null;
  /** Of the closing of a month (`2026-10`) that it was made with. */
  month?: string;
  companies: ({ id: string; organisation: string; cif: string } & Head)[];
}

export type SignedHeads = Signed<HeadsStatement>;

/** Longest, in days. */
export const longestPeriod = 366;
/** Of each list of single messages. */
export const mostNamed = 100;
export const mostListings = 100;

/** `1-120,125`. */
export function writeRanges(ranges: { first: number; last: number }[]): string {
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}
