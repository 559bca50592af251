/** Tools about messages: what is missing, and why one is as it is. */
import { z } from 'zod';
import { getMessageHistory } from '../actions/messages/get-history.ts';
import { getMessage, listMessages } from '../actions/messages/messages.ts';
import { errorTable } from '../anaf/errors.ts';
import { maskCif } from '../core/cif.ts';
import { notFound } from '../core/errors.ts';
import type { MessageState } from '../core/message-state.ts';
import type { Message } from '../db/messages/message-list.ts';
import { quote } from './stranger-text.ts';
import { tool } from './tool.ts';

const mostListed = 25;

export const whatIsMissing = tool({
  name: 'what_is_missing',
  title: 'What is missing',
  description:
    'Messages that ANAF listed and that are not in the archive: still being tried (pending), or deleted by ANAF before ' +
    'they could be fetched (expired). For what was never listed see completeness.',
  needs: 'read',
  input: z.strictObject({
    company: z.uuid().optional().describe('The id of one company, from list_companies.'),
  }),
  async run(ctx, actor, { company: companyId }) {
    const [pending, expired] = await Promise.all(
      (['pending', 'expired'] as const).map((state) =>
        listMessages(ctx, actor, { state, companyId, limit: mostListed }),
      ),
    );
    return {
      pending: pending!.data.map(shortMessage),
      morePending: pending!.nextCursor !== null,
      expired: expired!.data.map(shortMessage),
      moreExpired: expired!.nextCursor !== null,
    };
  },
});

export const explainMessage = tool({
  name: 'explain_message',
  title: 'Why a message is as it is',
  description: 'The state of one message of the SPV, what it means, what happens next, and each step so far.',
  needs: 'read',
  input: z.strictObject({
    message: z.uuid().optional().describe('Its id here.'),
    number: z.string().max(40).optional().describe("ANAF's id of the message or its upload index."),
  }),
  async run(ctx, actor, { message: id, number }) {
    const message =
      id !== undefined
        ? await getMessage(ctx, actor, { id })
        : number === undefined
          ? undefined
          : (await listMessages(ctx, actor, { number, limit: 1 })).data[0];
    if (!message) throw notFound('message');
    const { steps, attempts } = await getMessageHistory(ctx, actor, { id: message.id });
    const { writtenByOthers, ...facts } = shortMessage(message);
    const told = steps.slice(-30);
    return {
      ...facts,
      meaning: meanings[message.state],
      reasonMeans: message.reason === null ? null : meaningOf(message.reason),
      attempts,
      archivedAt: message.archivedAt?.toISOString() ?? null,
      provenBy: message.match,
      invoiceId: message.invoiceId,
      steps: told.map(({ kind, at, code }) => ({ kind, at: at.toISOString(), code })),
      writtenByOthers: {
        ...writtenByOthers,
        wordsAtSteps: told.flatMap(({ kind, words }) =>
          words === null ? [] : [{ kind, words: quote(words) }],
        ),
      },
    };
  },
});

const meanings: Record<MessageState, string> = {
  pending: 'Not in the archive yet. It is tried again by itself at nextAttemptAt.',
  archived: 'Its original is in the archive, byte for byte.',
  expired: 'ANAF deleted it after 60 days, before it could be fetched.',
  closed: 'A person closed it: it is not tried again.',
};

function meaningOf(reason: string): string | null {
  return reason in errorTable ? errorTable[reason as keyof typeof errorTable].says : null;
}

function shortMessage(found: Message) {
  return {
    id: found.id,
    companyId: found.companyId,
    cif: maskCif(found.cif),
    messageId: found.messageId,
    uploadIndex: found.uploadIndex,
    kind: found.kind,
    state: found.state,
    reason: found.reason,
    createdAt: found.createdAt?.toISOString() ?? null,
    nextAttemptAt: found.nextAttemptAt?.toISOString() ?? null,
    expiresAt: found.expiresAt?.toISOString() ?? null,
    writtenByOthers: { detail: quote(found.detail) },
  };
}
