/** Buyers' messages that name an invoice which is not here. Pure. */
import type { Hint, UnansweredMessage } from '../../core/hint.ts';

/**
 * @param messages newest first: of several about one invoice the newest is the evidence
 * @param oldest the upload index of the company's oldest invoice that ANAF listed; null when it listed none
 */
export function hintsOfMessages(messages: UnansweredMessage[], oldest: string | null): Hint[] {
  const hints = new Map<string, Hint>();
  for (const { id, kind, createdAt, about } of messages) {
    if (hints.has(about)) continue;
    hints.set(about, {
      kind: 'buyer_message',
      subject: about,
      // ANAF's indexes have only ever grown, so a lower one may be of before the archive began.
      confidence: oldest !== null && isLater(about, oldest) ? 'likely' : 'possible',
      evidence: {
        direction: kind === 'buyer_message_received' ? 'sent' : 'received',
        partnerCif: null,
        partnerName: null,
        missing: [],
        months: [],
        seen: [],
        total: null,
        message: { id, createdAt: createdAt?.toISOString() ?? null, about },
      },
    });
  }
  return [...hints.values()];
}

function isLater(index: string, than: string): boolean {
  return /^\d+$/.test(than) && BigInt(index) > BigInt(than);
}
