/**
 * Delivers what endpoints are to be told: a loop in every worker, until the signal aborts. May run in any number of
 * processes: a lane is leased by one, and what a dead one sent without recording it is sent again.
 */
import { hasWebhookWork } from '../db/webhooks/webhook-lane.ts';
import type { IsHeld } from '../integrity/hold.ts';
import type { Clock } from '../sync/context.ts';
import { type StartLanesCtx, startLanes } from '../webhooks/start-lanes.ts';

const lookEveryMs = 1_000;

export async function deliverWebhooks(
  ctx: StartLanesCtx & { clock: Clock; isHeld: IsHeld },
  signal: AbortSignal,
  everyMs = lookEveryMs,
): Promise<void> {
  const working = new Set<Promise<void>>();
  while (!signal.aborted) {
    try {
      await ctx.clock.sleep(everyMs, signal);
      // What waits is sent after the take-over: the installation that this one was restored from may send it still.
      if (await ctx.isHeld()) continue;
      if (await hasWebhookWork(ctx.db, ctx.now())) await startLanes(ctx, working, signal);
    } catch (error) {
      if (!signal.aborted) ctx.log.warn({ err: error }, 'webhooks could not be looked at');
    }
  }
  await Promise.all(working);
}
