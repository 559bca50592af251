/**
 * Sends those who asked for it the signed heads of all chains of their organisation, each day. May run twice: the next
 * day is set in the transaction that writes the mail, and only from the one that was read.
 */
import { bucharestDay, nextBucharestDayAt } from '../../core/bucharest.ts';
import { inTransaction } from '../../db/connection.ts';
import { addMail } from '../../db/notifications/mail.ts';
import { type DueHeads, listDueHeads, moveHeads } from '../../db/notifications/notification-setting.ts';
import { findLanguage } from '../../db/people/person.ts';
import { makeHeadsStatement } from '../../integrity/make-heads-statement.ts';
import { headsMail } from '../../notify/heads-mail.ts';
import type { Ctx } from '../context.ts';
import { unsubscribeUrl } from './unsubscribe.ts';

const atOnce = 200;

/** Before the office opens, after the night's backup. */
export function nextHeadsAt(now: Date): Date {
  return nextBucharestDayAt(now, 6, 30);
}

export async function tellHeads(ctx: Ctx, signal: AbortSignal): Promise<void> {
  if (!ctx.mail) return;
  for (const due of await listDueHeads(ctx.db, ctx.now(), atOnce)) {
    if (signal.aborted) return;
    try {
      await tellOne(ctx, due);
    } catch (error) {
      if (signal.aborted) return;
      ctx.log.error(
        { err: error, organisationId: due.organisationId },
        'the mail of heads could not be written',
      );
    }
  }
}

async function tellOne(ctx: Ctx, due: DueHeads): Promise<void> {
  const { organisationId, userId, organisationName: organisation } = due;
  const now = ctx.now();
  const [person] = await ctx.signIn.listUsers([userId]);
  const language = (await findLanguage(ctx.db, userId)) ?? 'ro';
  const facts = {
    organisation,
    day: bucharestDay(now),
    signed: await makeHeadsStatement(ctx, organisationId),
    url: new URL('/completitudine', ctx.publicUrl).href,
    unsubscribeUrl: unsubscribeUrl(ctx, { organisationId, userId }),
  };
  await inTransaction(ctx.db, async (tx) => {
    if (!(await moveHeads(tx, due, nextHeadsAt(now))) || !person) return;
    const recipient = person.email.toLowerCase();
    const content = headsMail(facts, language);
    await addMail(tx, ctx.vault, { organisationId, kind: 'heads', recipient, language, content }, now);
  });
}
