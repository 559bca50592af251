/** Asks for one message now: people need not wait for its next attempt, and have calls of their own for it each day. */
import type { Actor } from '../../accounts/actor.ts';
import { nextBucharestDayAt } from '../../core/bucharest.ts';
import { Problem } from '../../core/errors.ts';
import { countCallsToday, findMessageClosedUntil } from '../../db/budget/budget-use.ts';
import { lockCompany } from '../../db/companies/company-chain.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { askForMessage, takeBackExpiry } from '../../db/messages/message.ts';
import type { Message } from '../../db/messages/message-list.ts';
import { dailyLimits } from '../../sync/budget.ts';
import type { Ctx } from '../context.ts';
import { notPending } from './close-message.ts';
import { getMessage } from './messages.ts';

/**
 * An expired message is asked for again too: ANAF has been seen to say that 60 days were over of a message it still had.
 * @throws Problem not_found, conflict when it is archived or closed, too_many_requests when ANAF may not be asked again today
 */
export async function retryMessage(ctx: Ctx, actor: Actor, input: { id: string }): Promise<Message> {
  const message = await inTransaction(ctx.db, async (tx) => {
    const found = await getMessage({ db: tx }, actor, input);
    if (found.state !== 'pending' && found.state !== 'expired') throw notPending(found);
    const now = ctx.now();
    const closedUntil = await findClosedUntil(tx, found.messageId, now);
    if (closedUntil) throw usedUp(closedUntil, now);
    if (found.state === 'expired') {
      await lockCompany(tx, found.companyId);
      await takeBackExpiry(tx, [found.id]);
    }
    if (!(await askForMessage(tx, found.id, now)))
      throw notPending(await getMessage({ db: tx }, actor, input));
    return getMessage({ db: tx }, actor, input);
  });
  await ctx.queue.retrySoon();
  return message;
}

/** By our allowance for people, or by ANAF's own word. */
async function findClosedUntil(db: Db, messageId: string | null, now: Date): Promise<Date | undefined> {
  if (messageId === null) return undefined;
  const closedUntil = await findMessageClosedUntil(db, messageId, now);
  if (closedUntil) return closedUntil;
  const counted = await countCallsToday(db, 'download_by_person', messageId, now);
  return counted < dailyLimits.download_by_person ? undefined : nextBucharestDayAt(now, 0, 15);
}

function usedUp(until: Date, now: Date): Problem {
  return new Problem(
    'too_many_requests',
    'message_downloads',
    { until },
    { until, retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)) },
  );
}
