/** ANAF's limits as a budget: no call without a slot, and none while what it concerns is closed. */

import { AnafError, type AnafErrorCode, errorTable } from '../anaf/errors.ts';
import { arrivalDays } from '../core/arrival-days.ts';
import { nextBucharestDayAt } from '../core/bucharest.ts';
import { hourMs } from '../core/durations.ts';
import type { Admission, AskedCall } from '../db/budget/admit-calls.ts';
import { closeBreakers, openBreaker } from '../db/budget/breaker.ts';
import type { CountedScope } from '../db/budget/budget-use.ts';
import { afterCall, type CallSlot, unused } from '../db/budget/call-slot.ts';
import { breakerAfter, breakerKeys, type CallSubject } from './after-failure.ts';
import type { SyncCtx } from './context.ts';
import { ScopeClosed } from './scope-closed.ts';

export interface Counted {
  scope: CountedScope;
  key: string;
  /** Calls a Bucharest day. */
  limit: number;
}

/**
 * ANAF's own are 100,000 and 10 and 100: below them there is room for whatever else uses the same certificate, and for
 * a clock of ANAF's that is not ours, by which one of its days meets two of our own.
 */
export const dailyLimits: Record<CountedScope, number> = {
  listing: 10_000,
  // ANAF allows 1,500; the comparison at night needs one.
  simple_list: 10,
  // Ours alone: each probe is one listing, and a company needs a few a day.
  probe: 100,
  download: 3,
  download_by_person: 2,
  status: 10,
  seal_check: 10,
};

/** Counted by company; the others by message. */
const companyScopes: CountedScope[] = ['listing', 'simple_list', 'probe'];

/** After so many calls in a row that look like ANAF being down the next ones wait. */
const outageAfter = 5;
const longestRetryAfterMs = hourMs;
/** A call that leaves later than this after its slot began might still run when the slot is another's. */
const latestLeaveMs = 30_000;
const lookAtClockEveryMs = 1_000;

/**
 * Makes one call within the limits and remembers what its failure closes.
 * @throws ScopeClosed before the call; AnafError from it
 */
export async function withinBudget<T>(
  ctx: SyncCtx,
  subject: CallSubject,
  counted: Counted,
  call: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const slot = await waitToLeave(ctx, subject, counted, signal);
  try {
    const answer = await call();
    await afterSuccess(ctx, subject);
    return answer;
  } catch (error) {
    if (error instanceof AnafError) await afterFailure(ctx, subject, error);
    throw error;
  } finally {
    if (slot) await ctx.giveSlotBack(afterCall(slot, ctx.clock.now()));
  }
}

/**
 * What was admitted holds for the days that it was counted on, and for as long as its slot is ours: after a wait over
 * midnight, or on a machine that slept, what ran out is admitted again. A process that dies here has counted a call too many.
 */
async function waitToLeave(
  ctx: SyncCtx,
  subject: CallSubject,
  counted: Counted,
  signal?: AbortSignal,
): Promise<CallSlot | null> {
  const { clock, callsPerMinute } = ctx;
  const countedOn: string[] = [];
  let slot: CallSlot | null = null;
  try {
    for (;;) {
      while (ctx.clockDiffers?.()) await clock.sleep(lookAtClockEveryMs, signal);
      const now = clock.now();
      const days = arrivalDays(now).filter((day) => !countedOn.includes(day));
      if (slot && now.getTime() - slot.from.getTime() > latestLeaveMs) {
        await ctx.giveSlotBack(unused(slot));
        slot = null;
      }
      const paced: boolean = callsPerMinute > 0 && slot === null;
      if (days.length === 0 && !paced) return slot;
      const { organisationId } = subject;
      const admitted = await admit(ctx, subject, { ...counted, days, paced, organisationId, now });
      countedOn.push(...days);
      if (admitted.kind === 'admitted') slot = admitted.slot ?? slot;
      const leaves = admitted.kind === 'crowded' ? askAgainAt(admitted.freeFrom, now) : slot?.from;
      const waitMs = leaves ? leaves.getTime() - clock.now().getTime() : 0;
      if (waitMs > 0) await clock.sleep(waitMs, signal);
    }
  } catch (error) {
    if (slot) await ctx.giveSlotBack(unused(slot));
    throw error;
  }
}

/** The next slots are for others: a second later at most, since each of them may give one back early. */
function askAgainAt(freeFrom: Date, now: Date): Date {
  return new Date(Math.min(Math.max(freeFrom.getTime(), now.getTime() + 50), now.getTime() + 1_000));
}

async function admit(
  ctx: SyncCtx,
  subject: CallSubject,
  asked: Omit<AskedCall, 'breakers'>,
): Promise<Extract<Admission, { kind: 'admitted' | 'crowded' }>> {
  const admission = await ctx.admit({ ...asked, breakers: breakerKeys(subject) });
  if (admission.kind === 'admitted' || admission.kind === 'crowded') return admission;
  if (admission.kind === 'used_up') {
    const scope = companyScopes.includes(asked.scope) ? 'cif' : 'message';
    throw new ScopeClosed(scope, 'daily_limit', nextBucharestDayAt(asked.now, 0, 15));
  }
  const { scope, code, until } = admission.breaker;
  throw new ScopeClosed(scope, code, until);
}

async function afterSuccess({ db, noticed, clock }: SyncCtx, subject: CallSubject): Promise<void> {
  const troubled = noticed.failuresOf.delete(subject.connectionId);
  if (noticed.failuresInARow === 0 && !troubled) return;
  noticed.failuresInARow = 0;
  await closeBreakers(db, breakerKeys(subject), clock.now());
}

async function afterFailure(ctx: SyncCtx, subject: CallSubject, error: AnafError): Promise<void> {
  const { db, noticed, log } = ctx;
  const now = ctx.clock.now();
  const opened = breakerAfter(error.code, subject, now);
  if (opened) {
    // So that the next success takes the breaker away.
    noticed.failuresInARow = Math.max(1, noticed.failuresInARow);
    await openBreaker(db, { ...opened, ...askedFor(error, now), code: error.code, now });
    log.warn({ code: error.code, scope: opened.scope }, 'ANAF asked to be left alone for a while');
  }
  if (errorTable[error.code].outage) await countOutage(ctx, subject, error.code, now);
}

/**
 * Retry-After, which ANAF is not known to send: a date that has passed is ignored, and none closes anything for longer
 * than ANAF's own limits ask for, since the limit of 429 is one of calls a minute. A longer one is kept beside it for a
 * task (db/budget/long-wait.ts).
 */
function askedFor({ retryAt }: AnafError, now: Date): { until?: Date; askedUntil?: Date } {
  if (!retryAt || retryAt <= now) return {};
  const latest = new Date(now.getTime() + longestRetryAfterMs);
  return retryAt <= latest ? { until: retryAt } : { until: latest, askedUntil: retryAt };
}

/**
 * One bad answer is a bad answer; several in a row across messages are no message's fault. Of one connection alone they
 * close that connection, for a gateway may answer so to its token only; of several they are ANAF being down.
 */
async function countOutage(
  { db, noticed, log }: SyncCtx,
  { connectionId }: CallSubject,
  code: AnafErrorCode,
  now: Date,
): Promise<void> {
  const inARow = ++noticed.failuresInARow;
  const ofConnection = (noticed.failuresOf.get(connectionId) ?? 0) + 1;
  noticed.failuresOf.set(connectionId, ofConnection);
  if (ofConnection >= outageAfter) {
    await openBreaker(db, { scope: 'connection', key: connectionId, code, now });
    log.warn(
      { code, inARow: ofConnection, connectionId },
      'ANAF does not answer this connection: it waits a while',
    );
  }
  if (inARow >= outageAfter && noticed.failuresOf.size > 1) {
    await openBreaker(db, { scope: 'application', key: '', code, now });
    log.warn({ code, inARow }, 'ANAF does not answer: every call waits a while');
  }
}
