/** ANAF's limits as a budget: nobody calls without a slot, and what ANAF asked to leave alone is left alone. */

import { AnafError, type AnafErrorCode, errorTable } from '../anaf/errors.ts';
import { arrivalDays } from '../core/arrival-days.ts';
import { nextBucharestDayAt } from '../core/bucharest.ts';
import { type Admission, type AskedCall, admitCall } from '../db/budget/admit-call.ts';
import { type BreakerScope, closeBreakers, openBreaker } from '../db/budget/breaker.ts';
import type { CountedScope } from '../db/budget/budget-use.ts';
import { type CallSlot, giveSlotBack, returnUnused } from '../db/budget/call-slot.ts';
import { breakerAfter, breakerKeys, type CallSubject } from './after-failure.ts';
import type { SyncCtx } from './context.ts';

/** A call that may not be made now: nothing was asked of ANAF, and no attempt is spent. */
export class ScopeClosed extends Error {
  override readonly name = 'ScopeClosed';
  readonly scope: BreakerScope;
  readonly code: string;
  readonly until: Date;

  constructor(scope: BreakerScope, code: string, until: Date) {
    super(`Calls of this ${scope} are closed until ${until.toISOString()} (${code}).`);
    this.scope = scope;
    this.code = code;
    this.until = until;
  }
}

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
  // Ours alone: each probe is one listing, and a company needs a few a day.
  probe: 100,
  download: 3,
  download_by_person: 2,
  status: 10,
  seal_check: 10,
};

/** So many calls in a row that look like ANAF being down, and everything waits a while. */
const outageAfter = 5;
const longestRetryAfterMs = 24 * 3_600_000;
/** Who leaves later than this after the slot began may still be calling when it is another's. */
const latestLeaveMs = 30_000;

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
    if (slot) await giveSlotBack(ctx.db, slot, ctx.clock.now());
  }
}

/**
 * What was admitted holds for the days that it was counted on, and for as long as its slot is ours: after a wait over
 * midnight, or on a machine that slept, whatever ran out is admitted anew. Who dies here has counted a call too many.
 */
async function waitToLeave(
  ctx: SyncCtx,
  subject: CallSubject,
  counted: Counted,
  signal?: AbortSignal,
): Promise<CallSlot | null> {
  const { db, clock, callsPerMinute } = ctx;
  const countedOn: string[] = [];
  let slot: CallSlot | null = null;
  try {
    for (;;) {
      const now = clock.now();
      const days = arrivalDays(now).filter((day) => !countedOn.includes(day));
      if (slot && now.getTime() - slot.from.getTime() > latestLeaveMs) {
        await returnUnused(db, slot);
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
    if (slot) await returnUnused(db, slot);
    throw error;
  }
}

/** The next slots are for others: a second later at most, since each of them may give one back early. */
function askAgainAt(freeFrom: Date, now: Date): Date {
  return new Date(Math.min(Math.max(freeFrom.getTime(), now.getTime() + 50), now.getTime() + 1_000));
}

async function admit(
  { db }: SyncCtx,
  subject: CallSubject,
  asked: Omit<AskedCall, 'breakers'>,
): Promise<Extract<Admission, { kind: 'admitted' | 'crowded' }>> {
  const admission = await admitCall(db, { ...asked, breakers: breakerKeys(subject) });
  if (admission.kind === 'admitted' || admission.kind === 'crowded') return admission;
  if (admission.kind === 'used_up') {
    const scope = asked.scope === 'listing' || asked.scope === 'probe' ? 'cif' : 'message';
    throw new ScopeClosed(scope, 'daily_limit', nextBucharestDayAt(asked.now, 0, 15));
  }
  const { scope, code, until } = admission.breaker;
  throw new ScopeClosed(scope, code, until);
}

async function afterSuccess(ctx: SyncCtx, subject: CallSubject): Promise<void> {
  if (ctx.noticed.failuresInARow === 0) return;
  ctx.noticed.failuresInARow = 0;
  await closeBreakers(ctx.db, breakerKeys(subject), ctx.clock.now());
}

async function afterFailure(ctx: SyncCtx, subject: CallSubject, error: AnafError): Promise<void> {
  const now = ctx.clock.now();
  const opened = breakerAfter(error.code, subject, now);
  if (opened) {
    // So that the next success takes the breaker away.
    ctx.noticed.failuresInARow = Math.max(1, ctx.noticed.failuresInARow);
    await openBreaker(ctx.db, {
      ...opened,
      until: askedFor(error, now) ?? opened.until,
      code: error.code,
      now,
    });
    ctx.log.warn({ code: error.code, scope: opened.scope }, 'ANAF asked to be left alone for a while');
  }
  await countOutage(ctx, error.code, now);
}

/** Retry-After, which ANAF is not known to send: a date gone by is none, and one far away does not close everything for months. */
function askedFor({ retryAt }: AnafError, now: Date): Date | undefined {
  if (!retryAt || retryAt <= now) return undefined;
  return new Date(Math.min(retryAt.getTime(), now.getTime() + longestRetryAfterMs));
}

/** One bad answer is a bad answer; a row of them across messages is ANAF being down, and no message's fault. */
async function countOutage(ctx: SyncCtx, code: AnafErrorCode, now: Date): Promise<void> {
  if (!errorTable[code].outage) return;
  const inARow = ++ctx.noticed.failuresInARow;
  if (inARow < outageAfter) return;
  await openBreaker(ctx.db, { scope: 'application', key: '', code, now });
  ctx.log.warn({ code, inARow }, 'ANAF does not answer: every call waits a while');
}
