/** Begins to deliver every lane that is due, as many at once as a process may. Waits for none of them. */
import { claimLane } from '../db/webhooks/webhook-lane.ts';
import { type DeliveryCtx, deliverLane } from './deliver-lane.ts';
import { makeDeliveries } from './make-deliveries.ts';

export interface StartLanesCtx extends DeliveryCtx {
  /** This process, in the leases. */
  worker: string;
}

/** Requests under way in a process. An organisation has fewer of them (webhook-lane.ts), so that slow ones leave room. */
const lanesAtOnce = 48;

/** @param working what is under way: each takes itself out when it ends */
export async function startLanes(
  ctx: StartLanesCtx,
  working: Set<Promise<void>>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && (await makeDeliveries(ctx.db, ctx.now())) > 0);
  while (!signal.aborted && working.size < lanesAtOnce) {
    const lane = await claimLane(ctx.db, ctx.worker, ctx.now());
    if (!lane) return;
    const work = deliverLane(ctx, lane, signal)
      // Its lease ends by itself, and another worker goes on.
      .catch((error) =>
        ctx.log.error({ err: error, webhookId: lane.webhookId }, 'a webhook goes back to the queue'),
      )
      .finally(() => working.delete(work));
    working.add(work);
  }
}
