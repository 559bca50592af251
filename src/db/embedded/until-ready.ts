/** Waits for a starting server until it really answers, for a statement is the only proof. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseError } from '../database-error.ts';
import type { Place } from './place.ts';
import { livePostmaster } from './postmaster.ts';
import { probe } from './probe.ts';

const pollMs = 10;
/** Recovery after a crash reads back at most max_wal_size of log, which a slow disk does in less. */
const startTimeoutMs = 180_000;

export type Outcome = 'ready' | 'gone' | 'unreachable';

export async function untilReady(place: Place, alive: () => boolean, signal?: AbortSignal): Promise<Outcome> {
  const deadline = Date.now() + startTimeoutMs;
  while (alive()) {
    signal?.throwIfAborted();
    // A live one: the file of a killed server says "ready" until the next one writes its own.
    const postmaster = livePostmaster(place.data);
    if (postmaster?.ready) {
      const answer = await probe(postmaster.socketDir);
      if (answer === 'yes') return 'ready';
      if (answer === 'no_socket' && livePostmaster(place.data)?.ready) return 'unreachable';
    }
    if (Date.now() > deadline) {
      throw new DatabaseError(
        'cannot_start',
        `The embedded database in ${place.dir} did not answer within ${startTimeoutMs / 1000} s.\n${whatItSaid(place)}`,
      );
    }
    await delay(pollMs);
  }
  return 'gone';
}

/** The ends of what the server wrote before and after it opened its log. */
export function whatItSaid(place: Place): string {
  const logs = readdirSync(place.logs).map((name) => join(place.logs, name));
  return [place.startLog, ...logs]
    .map((path) => readFileSync(path, 'utf8').trimEnd().split('\n').slice(-8).join('\n'))
    .join('\n');
}
