/** What a sync needs from the outside: where it speaks, what it keeps in, and what time it is. */
import type { AnafClient } from '../anaf/client.ts';
import type { Archive } from '../archive/archive.ts';
import type { Log } from '../core/log.ts';
import type { Vault } from '../core/vault.ts';
import type { Transactor } from '../db/connection.ts';

export interface SyncCtx {
  db: Transactor;
  anaf: AnafClient;
  archive: Archive;
  vault: Vault;
  log: Log;
  clock: Clock;
  /** `prod`, `test` or `sandbox`: the first folder of every path. */
  environment: string;
  /** 0 lifts the limit, which only the sandbox's owner may ask for. */
  callsPerMinute: number;
  /** What this process has noticed of ANAF; lost when it ends, and learnt again. */
  noticed: {
    /** ANAF's clock less ours, as its own words told. */
    skewMs: number;
    /** Calls that looked like ANAF being down, without a good one between. */
    failuresInARow: number;
  };
}

/** Time is an argument: a simulation gives its own. */
export interface Clock {
  now(): Date;
  /** Resolves after so long; rejects when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
