/** Statements under names, and without them for poolers that do not carry names: both ways everything is archived. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pino } from 'pino';
import { startSandbox } from '../sandbox/server.ts';
import { buildApp } from '../src/app.ts';
import { addCompanies, listCompaniesByCif } from '../src/db/companies/company.ts';
import { inTransaction } from '../src/db/connection.ts';
import { recordConnection } from '../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { requestRun } from '../src/db/runs/request-run.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { testDatabase } from './support/database.ts';
import { ledgerOf } from './support/ledger.ts';
import { recordedQueue } from './support/recorded-queue.ts';
import { anafSettings, testConfig } from './support/settings.ts';

const cif = '8000000000';

for (const named of ['on', 'off'])
  test(`a first sync with DATABASE_NAMED_STATEMENTS=${named} archives everything`, async (t) => {
    const database = await testDatabase(t);
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const dataDir = await mkdtemp(join(tmpdir(), 'efactura-named-'));
    t.after(() => rm(dataDir, { recursive: true, force: true }));
    const settings = {
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      DATABASE_NAMED_STATEMENTS: named,
      ANAF_CALLS_PER_MINUTE: '0',
    };
    const app = await buildApp(testConfig(anafSettings(sandbox), settings), {
      log: pino({ level: 'silent' }),
      queue: recordedQueue().queue,
    });
    t.after(() => app.close());

    const now = new Date();
    const { id: organisationId } = await addOrganisation(app.db, 'Contabilitate SRL', 'business', now);
    const { serial } = sandbox.world.addCertificate();
    const accessExpiresAt = new Date(now.getTime() + 90 * 86_400_000);
    const tokens = { serial, ...sandbox.issueTokens(serial), accessExpiresAt };
    await recordConnection(app.db, app.vault, organisationId, tokens, now);
    sandbox.world.addCompany(cif);
    sandbox.world.grant(serial, cif);
    sandbox.world.addMessages(cif, 15);
    await addCompanies(app.db, organisationId, [{ cif, name: null }], now);
    await inTransaction(app.db, (tx) =>
      requestRun(tx, { organisationId, trigger: 'manual', companies: 'all', now }),
    );
    await serveCompanies(app, 'test', new AbortController().signal);

    const [company] = await listCompaniesByCif(app.db, organisationId, [cif]);
    assert.equal((await ledgerOf(database.pool, company!.id)).archived, 15);
    // All of the pool's connections at once, or the pool would answer with one of them.
    const counts = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.db.query<{ n: number }>('select count(*) as n, pg_sleep(0.3) from pg_prepared_statements'),
      ),
    );
    const prepared = counts.reduce((sum, { rows }) => sum + rows[0]!.n, 0);
    assert.equal(prepared > 0, named === 'on', `${prepared} prepared statements`);
  });
