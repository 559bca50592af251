/** Waits for a run to end, and works on it here when no worker does: a command must not wait for a service that is not running. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { OperatorActor } from '../accounts/actor.ts';
import { getRun } from '../actions/runs/runs.ts';
import type { App } from '../app.ts';
import { countWaiting } from '../db/runs/company-lease.ts';
import type { Run } from '../db/runs/run.ts';
import { serveCompanies } from '../jobs/serve-companies.ts';
import type { RunProgress } from './run-progress.ts';

const lookEveryMs = 150;
/** A worker hears of a run within milliseconds; one that is busy with other companies does not mind a hand. */
const patienceMs = 1_000;
const companiesAtOnce = 8;

export interface Waiting {
  runId: string;
  progress: RunProgress;
  /** Called once, when this process begins to work on it. */
  onOwnHands: () => void;
  signal: AbortSignal;
}

export async function waitForRun(
  app: App,
  actor: OperatorActor,
  { runId, progress, onOwnHands, signal }: Waiting,
): Promise<Run> {
  const stop = new AbortController();
  const hands = createHands(app, AbortSignal.any([signal, app.signal, stop.signal]), onOwnHands);
  let seen = '';
  let seenAt = Date.now();
  try {
    for (;;) {
      const run = await getRun(app, actor, { runId });
      progress.show(run);
      if (run.finishedAt !== null) return run;
      const state = JSON.stringify([run.counts, run.states]);
      if (state !== seen) [seen, seenAt] = [state, Date.now()];
      else if (Date.now() - seenAt > patienceMs) {
        // Counting also takes away the leases of workers that died, so that their companies wait again.
        if ((await countWaiting(app.db, app.now())) > 0) hands.help();
        seenAt = Date.now();
      }
      await sleep(lookEveryMs, undefined, { signal });
    }
  } finally {
    progress.end();
    stop.abort();
    // Companies of others that were begun meanwhile go back to the queue.
    await hands.rest();
  }
}

function createHands(app: App, signal: AbortSignal, onFirst: () => void) {
  const at = new Set<Promise<void>>();
  let begun = false;
  return {
    help() {
      if (!begun) onFirst();
      begun = true;
      while (at.size < companiesAtOnce) {
        const hand = serveCompanies(app, `${app.worker}:${at.size}`, signal)
          .catch((error: Error) => app.log.error({ err: error }, 'working on the run failed'))
          .finally(() => at.delete(hand));
        at.add(hand);
      }
    },
    async rest() {
      await Promise.all(at);
    },
  };
}
