/** What a sync is given from the outside, and what a process remembers between two companies. */
import type { AnafClient } from '../anaf/client.ts';
import type { Archive } from '../archive/archive.ts';
import type { Log } from '../core/log.ts';
import type { Tracer } from '../core/tracing.ts';
import type { Vault } from '../core/vault.ts';
import { type Admission, type AskedCall, admitCalls } from '../db/budget/admit-calls.ts';
import { giveSlotsBack, type ReturnedSlot } from '../db/budget/call-slot.ts';
import type { Transactor } from '../db/connection.ts';
import { createBatcher } from './batcher.ts';
import { isDataError } from './data-error.ts';
import { createDocumentOpener, type DocumentOpener } from './document-opener.ts';
import { createSemaphore, type Semaphore } from './semaphore.ts';

export interface SyncDeps {
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
  /** Told after the commit, for the metrics of this process. */
  countOutcome?: (outcome: MessageOutcome, n: number) => void;
  /** Whether this machine's clock is not the database's: then no company is taken and no call is made. */
  clockDiffers?: () => boolean;
  /** Undefined: nothing is traced. */
  tracer?: Tracer | undefined;
  /** Threads that read documents beside this one; 0 when not given. */
  readers?: number;
}

/** How an attempt at a message ended. */
export type MessageOutcome = 'archived' | 'failed' | 'expired';

export interface SyncCtx extends SyncDeps {
  /** Access tokens that were opened in the last seconds, by connection: reading and opening one costs as much as the rest of a call's preparation. */
  openedTokens: Map<string, OpenedToken>;
  /** Refreshes of tokens under way, by connection. */
  refreshes: Map<string, Refresh>;
  /** Opens downloads: bounded by bytes, large ones in a thread. To be closed. */
  documents: DocumentOpener;
  /** Whether a call may be made, and when: calls that ask while a statement is under way share the next one. */
  admit: (asked: AskedCall) => Promise<Admission>;
  /** Slots of calls that have ended, in groups likewise. */
  giveSlotBack: (returned: ReturnedSlot) => Promise<void>;
  /** Transactions that record archived messages: the companies of one process share its pool. */
  commits: Semaphore;
  /** Claims of the next company, one after another: at once they choose the same one, and wait for each other's commit to choose again. */
  claims: Semaphore;
  /** What this process has noticed of ANAF; lost when it ends, and learnt again. */
  noticed: {
    /** Calls that looked like ANAF being down, with no good one of any connection in between. */
    failuresInARow: number;
    /** The same by connection, with no good one of the same connection in between. */
    failuresOf: Map<string, number>;
    /** Codes that lists named, by connection, and that are recorded. */
    namedBy: Map<string, Set<string>>;
  };
}

export interface Refresh {
  /** Companies that join it wait no longer than the one that began it. */
  begun: Date;
  /** The new access token. */
  trying: Promise<string>;
}

export interface OpenedToken {
  access: string;
  from: Date;
  until: Date;
}

/** One transaction waits for the disk while the other's statements run; more make the batches smaller (npm run bench engine). */
const commitsAtOnce = 2;

/** Once for each process. */
export function createSyncCtx(deps: SyncDeps): SyncCtx {
  return {
    ...deps,
    openedTokens: new Map(),
    refreshes: new Map(),
    documents: createDocumentOpener({ readers: deps.readers }),
    admit: createBatcher((asked: AskedCall[]) => admitCalls(deps.db, asked), isDataError),
    giveSlotBack: createBatcher(async (returned: ReturnedSlot[]) => {
      await giveSlotsBack(deps.db, returned);
      return returned.map(() => undefined);
    }, isDataError),
    commits: createSemaphore(commitsAtOnce),
    claims: createSemaphore(1),
    noticed: { failuresInARow: 0, failuresOf: new Map(), namedBy: new Map() },
  };
}

/** Time is an argument: a simulation gives its own. */
export interface Clock {
  now(): Date;
  /** Resolves after so long; rejects when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
