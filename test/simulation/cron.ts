/** One round of the jobs that the schedule would start, side by side as in a running service. What a job throws ends that job alone. */
import { inTransaction } from '../../src/db/connection.ts';
import { cancelRun } from '../../src/db/runs/cancel-run.ts';
import { releaseLeasesOf } from '../../src/db/runs/company-lease.ts';
import { findOpenManualRun, requestRun } from '../../src/db/runs/request-run.ts';
import { earlierWorkers, isInjected, type Simulation } from './simulation.ts';

export interface Round {
  workers: number;
  /** The service is told to stop after so long, and is started again when its jobs have ended. */
  stopAfterMs?: number;
}

/** @returns whether the process lived through it */
export async function playRound(simulation: Simulation, round: Round): Promise<boolean> {
  const { process, time } = simulation;
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if ((error as Error).name !== 'AbortError' && !isInjected(error))
        simulation.mistakes.push(`a job threw: ${(error as Error).stack}`);
    }
  };
  await time.pass(
    process.run(() =>
      attempt(async () => {
        const { app, handlers } = await simulation.app();
        const cancel = round.stopAfterMs && time.at(time.now() + round.stopAfterMs, () => void app.close());
        const scheduled = (line: string) => attempt(handlers.scheduled[line]!.handle);
        await scheduled('start-due-runs');
        await Promise.all([
          ...Array.from({ length: round.workers }, () => attempt(handlers.serveCompanies)),
          ...['retry-pending', 'probe-denied', 'renew-tokens'].map(scheduled),
        ]);
        if (cancel) cancel();
      }),
    ),
  );
  const lived = simulation.process === process;
  if (lived && round.stopAfterMs) simulation.restart();
  return lived;
}

/** A person asks for a run, as the API would. */
export async function askForRun(simulation: Simulation, organisationId: string): Promise<void> {
  const { app: ctx } = await simulation.app();
  const asked = { organisationId, trigger: 'manual', companies: 'all', now: ctx.clock.now() } as const;
  await inTransaction(ctx.db, (tx) => requestRun(tx, asked));
}

export async function cancelManualRun(simulation: Simulation, organisationId: string): Promise<void> {
  const { app: ctx } = await simulation.app();
  await inTransaction(ctx.db, async (tx) => {
    const open = await findOpenManualRun(tx, organisationId);
    if (open) await cancelRun(tx, organisationId, open, ctx.clock.now());
  });
}

/** As a process that starts on the same machine does; without it the leases run out by themselves. */
export async function releaseDead(simulation: Simulation): Promise<void> {
  await releaseLeasesOf((await simulation.app()).app.db, earlierWorkers(simulation));
}
