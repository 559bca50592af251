/** Starts a synchronisation of the whole organisation by hand, or joins the one that is under way. Waits for nothing. */
import { type Actor, holderOf, limitOf } from '../../accounts/actor.ts';
import { sha256 } from '../../accounts/secret-text.ts';
import { inTransaction } from '../../db/connection.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { findRunOfKey, rememberRunOfKey } from '../../db/runs/idempotency-key.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { joinOrBeginRun } from './join-or-begin-run.ts';

const triggersAMinute = 10;

/**
 * Of a caller who is limited to some companies: a run of these.
 * @throws Problem too_many_requests, no_valid_anaf_token, plan_limit_exceeded; judged in this order
 */
export async function triggerSync(
  ctx: Ctx,
  actor: Actor,
  input: { idempotencyKey?: string },
): Promise<{ runId: string }> {
  const holder = holderOf(actor);
  const limit = limitOf(actor);
  await checkRateLimit(ctx, {
    holder: `trigger:${holder}`,
    limit: triggersAMinute,
    windowMs: 60_000,
    refusal: ['triggers', { limit: triggersAMinute }],
  });
  // Of any length and alphabet, so only its hash is kept.
  const key = input.idempotencyKey === undefined ? undefined : sha256(input.idempotencyKey).toString('hex');
  const now = ctx.now();
  const { runId, repeated } = await inTransaction(ctx.wholeDb, async (tx) => {
    // Two triggers at once are one after the other: the second sees the first one's key, run and count.
    const organisation = await lockOrganisation(tx, actor.organisationId);
    const known = key === undefined ? undefined : await findRunOfKey(tx, holder, key, now);
    if (known) return { runId: known, repeated: true };
    const runId = await joinOrBeginRun(tx, {
      organisation: organisation!,
      companies: limit === 'all' ? 'all' : [...limit],
      plans: ctx.plans,
      now,
    });
    if (key !== undefined) await rememberRunOfKey(tx, holder, key, runId, now);
    return { runId, repeated: false };
  });
  if (!repeated) await ctx.queue.wakeWorkers();
  return { runId };
}
