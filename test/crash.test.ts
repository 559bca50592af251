/** A few of the crashes in test/long/crash-stations.test.ts: the real worker process killed, and another that takes over. `CRASH_SEED=7` chooses other times. */
import { test } from 'node:test';
import { crashSite, stations, timesOf } from './support/crash.ts';

const seed = Number(process.env.CRASH_SEED ?? 1);
const crash = crashSite();

/** Where the next worker knows least: half a file, a file without a row, an unanswered commit, a run almost over. */
for (const station of ['keep.writing', 'promote.unlinked', 'record.committing', 'finish.committing'])
  test(`killed ${stations[station]}, every message is archived exactly once`, (t) =>
    crash(t, `${station}:${timesOf(station, seed)}`));
