/** Starts a synchronisation of the whole organisation by hand, or joins the one that is under way. Waits for nothing. */
import { type Actor, holderOf } from '../../accounts/actor.ts';
import type { RateLimiter } from '../../accounts/rate-limiter.ts';
import { sha256 } from '../../accounts/secret-text.ts';
import { Problem } from '../../core/errors.ts';
import { inTransaction, type Transactor } from '../../db/connection.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { findRunOfKey, rememberRunOfKey } from '../../db/runs/idempotency-key.ts';
import type { Plans } from '../plan-of.ts';
import { joinOrBeginRun } from './join-or-begin-run.ts';

export interface TriggerSyncDeps {
  db: Transactor;
  queue: { wakeWorkers(): Promise<void> };
  rateLimiter: RateLimiter;
  plans: Plans;
  now: () => Date;
}

const turnsAMinute = 10;

/** @throws Problem too_many_requests, no_valid_anaf_token, plan_limit_exceeded; judged in this order */
export async function triggerSync(
  deps: TriggerSyncDeps,
  actor: Actor,
  input: { idempotencyKey?: string },
): Promise<{ runId: string }> {
  const holder = holderOf(actor);
  const turn = await deps.rateLimiter(`trigger:${holder}`, turnsAMinute, 60_000);
  if (!turn.granted) {
    throw new Problem('too_many_requests', `At most ${turnsAMinute} triggers a minute are taken.`, {
      retryAfterSeconds: turn.retryAfterSeconds,
    });
  }
  // Of any length and alphabet, so only its hash is kept.
  const key = input.idempotencyKey === undefined ? undefined : sha256(input.idempotencyKey).toString('hex');
  const now = deps.now();
  const { runId, repeated } = await inTransaction(deps.db, async (tx) => {
    // Two triggers at once are one after the other: the second sees the first one's key, run and count.
    const organisation = await lockOrganisation(tx, actor.organisationId);
    const known = key === undefined ? undefined : await findRunOfKey(tx, holder, key, now);
    if (known) return { runId: known, repeated: true };
    const runId = await joinOrBeginRun(tx, {
      organisation: organisation!,
      companies: 'all',
      plans: deps.plans,
      now,
    });
    if (key !== undefined) await rememberRunOfKey(tx, holder, key, runId, now);
    return { runId, repeated: false };
  });
  if (!repeated) await deps.queue.wakeWorkers();
  return { runId };
}
