/** Starts the server again if it dies while it is in use. */
import type { Cluster } from './cluster.ts';
import { withFileLock } from './file-lock.ts';
import { livePostmaster } from './postmaster.ts';
import { ensureServer } from './server.ts';

const watchMs = 1_000;

/** Checks every second whether the server runs; the first process that finds it dead starts it again, in the same place. */
export function keepAlive(cluster: Cluster): { stop(): Promise<void> } {
  let looking: Promise<unknown> | undefined;
  const restart = async () => {
    cluster.log('the database server died; starting it again');
    await withFileLock(cluster.place.lock, () => ensureServer(cluster)).catch((error) =>
      cluster.log(`the database server does not start: ${error.message}`),
    );
    looking = undefined;
  };
  const timer = setInterval(() => {
    if (looking === undefined && livePostmaster(cluster.place.data) === undefined) looking = restart();
  }, watchMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
