/** ANAF's clock and ours, each wrong for a while: what a run learns of them ends with the run (2026-11-29). */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { dayMs, minuteMs } from '../src/core/durations.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { ledgerOf } from './support/ledger.ts';

const cif = '8000000000';

const listedUpTo = async ({ ctx }: Engine) => {
  const { rows } = await ctx.db.query(sql`select listed_up_to from company`);
  return rows[0].listedUpTo as Date;
};

for (const [name, skewMs] of [
  ['ten minutes behind', -10 * minuteMs],
  ['a day behind', -dayMs],
  ['ten minutes ahead', 10 * minuteMs],
  ['a day ahead', dayMs],
] as const)
  test(`ANAF's clock that was ${name} for a run is believed in that run alone`, async (t) => {
    const engine = await startEngine(t);
    const company = await engine.addCompany(cif, 3);
    const wrong = engine.sandbox.faults.add({ kind: 'clock_skew', on: 'list_paged', skewMs });
    assert.equal((await engine.sync()).state, 'succeeded');
    engine.sandbox.faults.remove(wrong);
    engine.sandbox.clock.advance(minuteMs);
    for (let run = 0; run < 2; run++) assert.equal((await engine.sync()).state, 'succeeded');
    assert.equal((await ledgerOf(engine.database.pool, company)).archived, 3);
  });

test("a refused start, of which ANAF quotes no time, is corrected by the answer's Date header", async (t) => {
  const engine = await startEngine(t, {}, -10 * minuteMs);
  await engine.addCompany(cif, 3);
  assert.equal((await engine.sync()).state, 'succeeded');
});

test('a clock of ours that is slow is noticed by the Date header, and the newest messages are listed', async (t) => {
  const engine = await startEngine(t, {}, -4 * minuteMs);
  await engine.addCompany(cif);
  const { world, clock } = engine.sandbox;
  world.addMessage(cif, { createdAt: clock.now() - 2 * minuteMs });
  const run = await engine.sync();
  assert.deepEqual([run.state, run.counts.archived], ['succeeded', 1]);
  assert.ok((await listedUpTo(engine)).getTime() > clock.now() - 2 * minuteMs);
});

test('a clock that ANAF changes within one run is followed: the correction is dropped when a note quotes no time', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif, 3);
  engine.sandbox.faults.add({ kind: 'clock_skew', on: 'list_paged', skewMs: -10 * minuteMs, times: 1 });
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.equal(engine.sandbox.calls.filter(({ endpoint }) => endpoint === 'list_paged').length, 3);
});
