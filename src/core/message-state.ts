/** The states of a message: pending until its bytes are kept, it is proven that ANAF deleted them, or a person closes it. */

export const messageStates = ['pending', 'archived', 'expired', 'closed'] as const;
export type MessageState = (typeof messageStates)[number];

/**
 * The transitions that there are. The ledger's statements take their conditions from this table (`statesBefore`). A
 * failed download is no transition: the message stays pending, with a reason and a next attempt.
 */
export const transitions: Record<MessageState, readonly MessageState[]> = {
  pending: ['archived', 'expired', 'closed'],
  archived: [],
  // Listed again, or asked for by a person.
  expired: ['pending'],
  closed: [],
};

/** The states from which a message may become this one. */
export function statesBefore(to: MessageState): MessageState[] {
  return messageStates.filter((from) => transitions[from].includes(to));
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
