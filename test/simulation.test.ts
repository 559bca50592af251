/** Some hundred of the simulation's seeds, in its shortest stories; `npm run sim` plays thousands of longer ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../sandbox/documents/random.ts';
import { openSandbox } from '../sandbox/testing/in-process.ts';
import { openSimDatabase } from './simulation/database.ts';
import { play } from './simulation/play.ts';
import { SimulatedProcess } from './simulation/process.ts';
import { addPlayed, commandOf, emptyTally, faultsOf } from './simulation/tally.ts';
import { simulatedTransport } from './simulation/transport.ts';
import { VirtualTime } from './simulation/virtual-time.ts';

/** Always so many, however slow the machine; more for as long as there is time. */
const leastSeeds = 100;
const mostSeeds = 400;
const enoughMs = 23_000;

test('whatever ANAF, the disk and the clock do, no message is lost, none is doubled and no limit is passed', async (t) => {
  const database = await openSimDatabase();
  t.after(() => database.close());
  const tally = emptyTally();
  const started = performance.now();
  for (let seed = 1; seed <= mostSeeds; seed++) {
    if (seed > leastSeeds && performance.now() - started > enoughMs) break;
    const played = await play(database, seed, { extent: 'brief' });
    assert.deepEqual(faultsOf(played), [], `again: ${commandOf(played)}`);
    addPlayed(tally, played);
  }
  const kinds = Object.values(tally.injected).filter((times) => times > 0).length;
  t.diagnostic(`${tally.seeds} seeds, ${tally.messages} messages, ${kinds} kinds of faults`);
  assert.ok(tally.seeds >= leastSeeds && kinds >= 20, `${tally.seeds} seeds with ${kinds} kinds of faults`);
});

test('a seed is the same story every time', async (t) => {
  const database = await openSimDatabase();
  t.after(() => database.close());
  const first = await play(database, 6);
  assert.equal((await play(database, 6)).fingerprint, first.fingerprint);
});

test('when a call arrived is noted by our clock, whatever ANAF’s is set to before or after (2026-11-22)', async () => {
  const time = new VirtualTime(Date.UTC(2026, 11, 31, 22, 36));
  const sandbox = openSandbox({ now: () => time.now() });
  const arrivedAt = new Map<number, number>();
  const way = simulatedTransport(
    sandbox,
    time,
    createRandom(1),
    new SimulatedProcess('test', async () => {}),
    new Set(),
    arrivedAt,
  );
  const url = 'http://localhost/prod/FCTEL/rest/descarcare?id=1';
  sandbox.clock.offsetMs = -150_000;
  await time.pass(way.send({ method: 'GET', url, headers: {}, timeoutMs: 60_000, maxBytes: 1_000 }));
  sandbox.clock.offsetMs = 3_600_000;
  const [call] = sandbox.journal.calls;
  assert.equal(arrivedAt.get(call!.n), call!.at + 150_000);
});
