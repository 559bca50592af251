/** One round of what the schedule would start, side by side as in a running service; whatever it throws, the next round begins anew. */
import { builtInPlans } from '../../src/core/plan.ts';
import { inTransaction } from '../../src/db/connection.ts';
import { dropLeasesOf } from '../../src/db/runs/company-lease.ts';
import { cancelRun, findOpenManualRun, requestRun } from '../../src/db/runs/run.ts';
import { probeDenied } from '../../src/jobs/probe-access.ts';
import { renewTokens } from '../../src/jobs/renew-tokens.ts';
import { retryPending } from '../../src/jobs/retry-pending.ts';
import { serveCompanies } from '../../src/jobs/serve-companies.ts';
import { startDueRuns } from '../../src/jobs/start-due-runs.ts';
import { isInjected, type Stage } from './stage.ts';

export interface Round {
  workers: number;
  /** Ends the round as a service is ended that is told to stop. */
  stopAfterMs?: number;
}

/** @returns whether the process lived through it */
export async function playRound(stage: Stage, round: Round): Promise<boolean> {
  const { life, ctx, name } = stage.process;
  const stop = new AbortController();
  const { signal } = stop;
  const cancel =
    round.stopAfterMs === undefined
      ? () => {}
      : stage.time.at(stage.time.now() + round.stopAfterMs, () => stop.abort());
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if ((error as Error).name !== 'AbortError' && !isInjected(error))
        stage.mistakes.push(`a job threw: ${(error as Error).stack}`);
    }
  };
  await stage.time.pass(
    life.live(async () => {
      await attempt(() => startDueRuns({ db: ctx.db, plans: builtInPlans, clock: ctx.clock }));
      const workers = Array.from({ length: round.workers }, (_, n) =>
        attempt(() => serveCompanies(ctx, `${name} ${n}`, signal)),
      );
      await Promise.all([
        ...workers,
        attempt(() => retryPending(ctx, `${name} retries`, signal)),
        attempt(() => probeDenied(ctx, signal)),
        attempt(() => renewTokens(ctx)),
      ]);
    }),
  );
  cancel();
  return stage.process.life === life;
}

/** A person asks for a run, as the API would. */
export async function askForRun(stage: Stage, organisationId: string): Promise<void> {
  const { ctx } = stage.process;
  const asked = { organisationId, trigger: 'manual', companies: 'all', now: ctx.clock.now() } as const;
  await inTransaction(ctx.db, (tx) => requestRun(tx, asked));
}

export async function cancelManualRun(stage: Stage, organisationId: string): Promise<void> {
  const { ctx } = stage.process;
  await inTransaction(ctx.db, async (tx) => {
    const open = await findOpenManualRun(tx, organisationId);
    if (open) await cancelRun(tx, organisationId, open, ctx.clock.now());
  });
}

/** What the next process does before its first job; without it the leases run out by themselves. */
export async function releaseDead(stage: Stage): Promise<void> {
  const names = Array.from({ length: stage.lives - 1 }, (_, n) => `host:${n + 1}`);
  const workers = names.flatMap((name) => [`${name} retries`, ...[0, 1, 2, 3].map((n) => `${name} ${n}`)]);
  await dropLeasesOf(stage.process.ctx.db, workers);
}
