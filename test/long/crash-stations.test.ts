/**
 * The real worker process killed between any two stations of a message's way, and at moments that chance chooses.
 * `CRASH_SEED=7` chooses other times; `CRASH_AT=keep.renamed:3` repeats one crash.
 */
import { test } from 'node:test';
import { crashSite, hash, stations, timesOf } from '../support/crash.ts';

const seed = Number(process.env.CRASH_SEED ?? 1);
const only = process.env.CRASH_AT;
const moments = 20;
const crash = crashSite();

if (only) test(`killed at ${only}, every message is archived exactly once`, (t) => crash(t, only));
else {
  for (const [station, words] of Object.entries(stations))
    test(`killed ${words}, every message is archived exactly once`, (t) =>
      crash(t, `${station}:${timesOf(station, seed)}`));
  for (let n = 1; n <= moments; n++) {
    const moment = 1 + (hash(`moment ${n} ${seed}`) % 150);
    test(`killed at moment ${moment}, every message is archived exactly once`, (t) =>
      crash(t, `anywhere:${moment}`));
  }
}
