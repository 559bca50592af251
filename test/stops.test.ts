/** How soon a company's job stops that is not wanted any more, and how soon one goes on whose worker died (2026-11-29). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../scripts/support/until.ts';
import { inTransaction } from '../src/db/connection.ts';
import { cancelRun } from '../src/db/runs/cancel-run.ts';
import { claimCompany } from '../src/db/runs/claim-company.ts';
import { leaseMs } from '../src/db/runs/company-lease.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { lookEveryMs, watchLeases } from '../src/jobs/watch-leases.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { ledgerOf } from './support/ledger.ts';

const cif = '8000000000';

const downloads = ({ sandbox }: Engine) =>
  sandbox.calls.filter(({ endpoint }) => endpoint === 'download').length;

test('after a cancel no more comes than what was under way: eight downloads, and those that wait to be recorded', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 400);
  engine.sandbox.faults.add({ kind: 'slow', on: 'download', delayMs: 20 });
  const runId = await engine.request();
  const serving = serveCompanies(engine.ctx, 'test', new AbortController().signal);
  await until(() => downloads(engine) >= 40);
  const { organisationId, ctx } = engine;
  await inTransaction(ctx.db, (tx) => cancelRun(tx, organisationId, runId, ctx.clock.now()));
  const before = downloads(engine);
  await serving;
  const more = downloads(engine) - before;
  assert.ok(more <= 8 + 24, `${more} downloads after the cancel`);
  assert.equal((await engine.findRun(runId)).state, 'cancelled');
  const { pending, balances } = await ledgerOf(engine.database.pool, company);
  assert.ok(pending > 300 && balances, `${pending} are pending`);
});

test("a killed worker's company is offered to other workers within 35 seconds", async (t) => {
  assert.ok(leaseMs + lookEveryMs < 35_000);
  const engine = await startEngine(t);
  await engine.addCompany(cif, 2);
  const runId = await engine.request();
  const { ctx } = engine;
  assert.ok(await claimCompany(ctx.db, 'killed', ctx.clock.now()));

  const stop = new AbortController();
  let woken = 0;
  const queue = { wakeWorkers: async () => void woken++ };
  const looked: number[] = [];
  const clock = {
    now: ctx.clock.now,
    sleep: async (ms: number) => {
      looked.push(woken);
      engine.sandbox.clock.advance(ms);
      if (looked.length * lookEveryMs > 35_000) stop.abort();
      stop.signal.throwIfAborted();
    },
  };
  await watchLeases({ ...ctx, clock }, queue, stop.signal);
  assert.ok(woken > 0, 'the other workers were woken');
  assert.equal(looked[Math.floor(leaseMs / lookEveryMs) - 1], 0, 'not while the lease lasted');
  await serveCompanies(ctx, 'another', new AbortController().signal);
  assert.equal((await engine.findRun(runId)).state, 'succeeded');
});
