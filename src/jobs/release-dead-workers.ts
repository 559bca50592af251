/** A worker that was killed on this machine left leases that are never renewed: the next process to start releases them at once, instead of waiting for them to expire. */
import { hostname } from 'node:os';
import type { Transactor } from '../db/connection.ts';
import { listWorkers, releaseLeasesOf } from '../db/runs/company-lease.ts';
import { listLaneWorkers, releaseLanesOf } from '../db/webhooks/webhook-lane.ts';

/** What a process calls itself in the leases. */
export function workerName(): string {
  return `${hostname()}:${process.pid}`;
}

/** To be called before this process takes its first job: a lease in its own name is one of an earlier life. */
export async function releaseDeadWorkers(db: Transactor): Promise<void> {
  const dead = (await listWorkers(db)).filter((worker) => !mayLive(worker));
  if (dead.length > 0) await releaseLeasesOf(db, dead);
  const deadOfLanes = (await listLaneWorkers(db)).filter((worker) => !mayLive(worker));
  if (deadOfLanes.length > 0) await releaseLanesOf(db, deadOfLanes);
}

/** Of another machine nothing is known here, so it may. */
function mayLive(worker: string): boolean {
  // The suffix after the process id distinguishes the workers of one process.
  const [, host, pid] = /^(.+?):(\d+)(?:[: ].*)?$/.exec(worker) ?? [];
  if (host !== hostname()) return true;
  return Number(pid) !== process.pid && isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
