/** A worker's clock beside the database's: by override, as a machine whose time service stopped has it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { startSandbox } from '../sandbox/server.ts';
import { buildApp } from '../src/app.ts';
import { addCompanies, listCompaniesByCif } from '../src/db/companies/company.ts';
import { inTransaction } from '../src/db/connection.ts';
import { recordConnection } from '../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { requestRun } from '../src/db/runs/request-run.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { watchClock } from '../src/sync/compare-clocks.ts';
import { testDatabase } from './support/database.ts';
import { ledgerOf } from './support/ledger.ts';
import { recordedQueue } from './support/recorded-queue.ts';
import { anafSettings, testConfig } from './support/settings.ts';

const cif = '8000000000';

/** @param skewMs our clock minus the database's, to be changed */
async function start(t: TestContext, skew: { ms: number }) {
  const database = await testDatabase(t);
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const dataDir = await mkdtemp(join(tmpdir(), 'efactura-clock-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const said: string[] = [];
  const app = await buildApp(testConfig(anafSettings(sandbox), { DATA_DIR: dataDir }), {
    log: pino({ level: 'info' }, { write: (line: string) => void said.push(line) }),
    clock: {
      now: () => new Date(Date.now() + skew.ms),
      sleep: (ms, signal) => sleep(ms <= 1_000 ? 1 : ms, undefined, { signal }),
    },
    comparesClock: true,
    database: { url: database.url, db: database.pool },
    queue: recordedQueue().queue,
  });
  t.after(() => app.close());
  await app.work();
  const now = new Date();
  const { id: organisationId } = await addOrganisation(app.db, 'Contabilitate SRL', 'business', now);
  const { serial } = sandbox.world.addCertificate();
  const tokens = { serial, ...sandbox.issueTokens(serial), accessExpiresAt: new Date(now.getTime() + 9e9) };
  await recordConnection(app.db, app.vault, organisationId, tokens, now);
  sandbox.world.addCompany(cif);
  sandbox.world.grant(serial, cif);
  sandbox.world.addMessages(cif, 3);
  await addCompanies(app.db, organisationId, [{ cif, name: null }], now);
  const [company] = await listCompaniesByCif(app.db, organisationId, [cif]);
  await inTransaction(app.db, (tx) =>
    requestRun(tx, { organisationId, trigger: 'manual', companies: 'all', now }),
  );
  return {
    app,
    sandbox,
    said,
    archived: async () => (await ledgerOf(database.pool, company!.id)).archived,
    leases: async () => (await database.pool.query('select from company_lease')).rowCount,
    serve: () => serveCompanies(app, 'test', new AbortController().signal),
  };
}

test("a worker whose clock differs from the database's takes nothing until they agree", async (t) => {
  const skew = { ms: -5_000 };
  const { app, sandbox, said, archived, leases, serve } = await start(t, skew);
  await serve();
  assert.equal(await leases(), 0);
  assert.deepEqual(sandbox.journal.byEndpoint, {});
  assert.equal(
    said.filter((line) => /differs from the database's by more than two seconds/.test(line)).length,
    1,
  );
  const shown = /^efactura_clock_difference_seconds (\S+)$/m.exec(await app.metrics.write(undefined))![1];
  assert.ok(Math.abs(Number(shown) + 5) < 1, shown);

  skew.ms = 0;
  await app.clocks!.compare();
  assert.match(said.at(-1)!, /agrees with the database's again/);
  await serve();
  assert.equal(await archived(), 3);
});

test('a clock that goes wrong in the middle of a company holds its next calls until it is right', async (t) => {
  const { app, sandbox, archived } = await start(t, { ms: 0 });
  let asked = 0;
  const clockDiffers = () => {
    asked++;
    // Right when the company is taken, wrong when its first call is about to be made.
    const wrong = asked > 1 && asked < 4;
    if (wrong) assert.deepEqual(sandbox.journal.byEndpoint, {});
    return wrong;
  };
  await serveCompanies({ ...app, clockDiffers }, 'test', new AbortController().signal);
  assert.ok(asked > 4);
  assert.equal(await archived(), 3);
});

test('the time that the question takes is no difference', async () => {
  let at = 0;
  const clock = {
    now: () => {
      at += 10_000;
      return new Date(at);
    },
    sleep: async () => {},
  };
  const db = { query: async () => ({ rows: [{ now: new Date(15_000) }] }) as never };
  const watch = watchClock({ db, clock, log: pino({ level: 'silent' }) });
  await watch.compare();
  assert.equal(watch.apartMs(), 0);
  await watch.compare();
  assert.equal(watch.apartMs(), 15_000);
  assert.ok(watch.differs());
});
