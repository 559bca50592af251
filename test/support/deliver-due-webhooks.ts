/** What the loop of a worker does at one look, until nothing is due; it waits for the requests. */
import { type StartLanesCtx, startLanes } from '../../src/webhooks/start-lanes.ts';

export async function deliverDueWebhooks(ctx: StartLanesCtx): Promise<void> {
  const working = new Set<Promise<void>>();
  do {
    await Promise.all(working);
    await startLanes(ctx, working, new AbortController().signal);
  } while (working.size > 0);
}
