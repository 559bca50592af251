/** Some of the simulation's seeds, as many as half a minute allows; `npm run sim` plays thousands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSimDatabase } from '../sim/database.ts';
import { play } from '../sim/play.ts';
import { faultsOf } from '../sim/tally.ts';

const seeds = 300;
const longestMs = 20_000;

test('whatever ANAF, the disk and the clock do, no message is lost, none is doubled and no limit is passed', async (t) => {
  const database = await openSimDatabase();
  t.after(() => database.close());
  const started = performance.now();
  let seed = 0;
  while (seed < seeds && performance.now() - started < longestMs) {
    const faults = faultsOf(await play(database, ++seed));
    assert.deepEqual(faults, [], `again: npm run sim -- --seed ${seed}`);
  }
  t.diagnostic(`${seed} seeds`);
});

test('a seed is the same story every time', async (t) => {
  const database = await openSimDatabase();
  t.after(() => database.close());
  const first = await play(database, 6);
  assert.equal((await play(database, 6)).fingerprint, first.fingerprint);
});
