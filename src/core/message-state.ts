/** Where a message may go: pending until its bytes are kept, ANAF says that they are gone, or a person closes it. */

export const messageStates = ['pending', 'archived', 'expired', 'closed'] as const;
export type MessageState = (typeof messageStates)[number];

/** A failed download is no arrow: it leaves the message pending, with a reason and a next attempt. */
export const arrows: Record<MessageState, readonly MessageState[]> = {
  pending: ['archived', 'expired', 'closed'],
  archived: [],
  expired: [],
  closed: [],
};

export function mayBecome(from: MessageState, to: MessageState): boolean {
  return arrows[from].includes(to);
}

export function isTerminal(state: MessageState): boolean {
  return arrows[state].length === 0;
}

export interface LedgerCounts {
  listed: number;
  archived: number;
  expired: number;
  closed: number;
  pending: number;
}

/** The ledger identity: every message that ANAF ever listed is in exactly one state. */
export function ledgerBalances(c: LedgerCounts): boolean {
  return c.listed === c.archived + c.expired + c.closed + c.pending;
}
