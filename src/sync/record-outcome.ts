/** Records a message whose bytes did not come: the state, the log line and the run's count, all in one transaction. */
import type { FailureCode } from '../core/failure-code.ts';
import { carriesInvoice, expiresAt } from '../core/message.ts';
import { lockCompany } from '../db/companies/company-chain.ts';
import { countEnded } from '../db/companies/company-counters.ts';
import { type Db, inTransaction } from '../db/connection.ts';
import { addEvents } from '../db/events/event.ts';
import {
  markExpired,
  markFailed,
  type PendingMessage,
  postpone,
  recordSaidExpired,
} from '../db/messages/message.ts';
import { insertQuarantined, type NewQuarantined } from '../db/messages/quarantine.ts';
import { addProgress } from '../db/runs/company-job.ts';
import { addLogLines, logOutcome } from '../db/runs/sync-log.ts';
import type { CompanyWork } from './company-work.ts';
import { logLine } from './log-line.ts';
import { messageEvent } from './message-event.ts';
import { nextAttempt } from './next-attempt.ts';
import type { Recorded } from './record-archived.ts';

/** What of a job is needed to record its messages. */
type RecordingWork = Pick<CompanyWork, 'ctx' | 'company'> & Partial<Pick<CompanyWork, 'unwanted' | 'claim'>>;

/** ANAF says that a message's 60 days are over. Until that is proven the message stays pending, with that reason. */
export async function recordExpired(
  work: RecordingWork,
  message: PendingMessage,
  words: string,
): Promise<Recorded> {
  const { ctx, company } = work;
  const expired = await inTransaction(ctx.db, async (tx) => {
    // The company's row before the message's (src/db/README.md).
    await lockCompany(tx, company.id);
    // After the wait for the lock, or the log would be out of order.
    const now = ctx.clock.now();
    if (!(await markExpired(tx, message.id, words, now))) return false;
    await countEnded(tx, company.id, 'expired');
    if (carriesInvoice(message.kind)) await logOutcome(tx, logLine(company, message, 'skipped', null), now);
    await addProgress(tx, { companyId: company.id, claim: work.claim }, { expired: 1 });
    await addEvents(tx, [messageEvent('message.expired', company, message, { detail: words })], now);
    return true;
  });
  if (expired) {
    ctx.countOutcome?.('expired', 1);
    return 'expired';
  }
  return recordFailed(work, message, { code: 'expiry_unproven', words }, (tx, now) =>
    recordSaidExpired(tx, message.id, now),
  );
}

/**
 * An attempt that did not succeed: the message stays pending, says why, and knows when it is tried again.
 * @param alongside what belongs into the same transaction
 */
export async function recordFailed(
  work: RecordingWork,
  message: PendingMessage,
  failure: { code: FailureCode; words: string | null },
  alongside: (tx: Db, now: Date) => Promise<unknown> = async () => {},
): Promise<Recorded> {
  const { ctx, company } = work;
  const attempts = message.attempts + 1;
  let wanted = true;
  const recorded = await inTransaction(ctx.db, async (tx) => {
    await lockCompany(tx, company.id);
    // After the wait for the lock, or the log would be out of order.
    const now = ctx.clock.now();
    const nextAttemptAt = nextAttempt({
      code: failure.code,
      attempts,
      now,
      expiresAt: message.createdAt && expiresAt(message.createdAt),
      id: message.id,
    });
    const marked = await markFailed(
      tx,
      message.id,
      { reason: failure.code, detail: failure.words, nextAttemptAt, logged: carriesInvoice(message.kind) },
      now,
    );
    if (!marked) return 'already_done' as const;
    await alongside(tx, now);
    if (marked.newlyLogged) await addLogLines(tx, [logLine(company, message, 'failed', null)], now);
    wanted = await addProgress(tx, { companyId: company.id, claim: work.claim }, { failed: 1 });
    const why = { reason: failure.code, detail: failure.words, attempts, nextAttemptAt };
    await addEvents(tx, [messageEvent('message.failed', company, message, why)], now);
    return 'failed' as const;
  });
  if (recorded === 'failed') ctx.countOutcome?.('failed', 1);
  if (!wanted) work.unwanted?.();
  return recorded;
}

/** The bytes are in quarantine: a failed attempt, and what waits for a decision, in one transaction. */
export function recordQuarantined(
  work: RecordingWork,
  message: PendingMessage,
  kept: Pick<NewQuarantined, 'cause' | 'detail' | 'sha256' | 'sizeBytes' | 'path'>,
  code: FailureCode,
): Promise<Recorded> {
  const { organisationId, id: companyId } = work.company;
  const row = { ...kept, organisationId, companyId, message: message.id };
  return recordFailed(work, message, { code, words: kept.detail }, (tx, now) =>
    insertQuarantined(tx, row, now),
  );
}

/** Its scope is closed: nothing was asked of ANAF, no attempt is spent. */
export async function recordPostponed(
  { ctx }: Pick<CompanyWork, 'ctx'>,
  message: PendingMessage,
  closed: { code: string; until: Date },
): Promise<void> {
  await postpone(ctx.db, message.id, closed.until, closed.code, ctx.clock.now());
}
