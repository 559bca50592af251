/** The app on a real database, a real folder and the sandbox as ANAF, with one connected organisation; it takes jobs when a test says so. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';
import { until } from '../../scripts/support/until.ts';
import { type App, buildApp } from '../../src/app.ts';
import { archiveIdFile } from '../../src/archive/archive-id.ts';
import { createLog } from '../../src/core/log.ts';
import type { VaultKeys } from '../../src/core/vault.ts';
import { addCompanies, listCompaniesByCif } from '../../src/db/companies/company.ts';
import { inTransaction } from '../../src/db/connection.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { requestRun } from '../../src/db/runs/request-run.ts';
import { findRun, type Run } from '../../src/db/runs/run.ts';
import type { RunTrigger } from '../../src/db/runs/run-state.ts';
import { retryPending } from '../../src/jobs/retry-pending.ts';
import { serveCompanies } from '../../src/jobs/serve-companies.ts';
import type { SyncCtx } from '../../src/sync/context.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { recordedQueue } from './recorded-queue.ts';
import { anafSettings, type Env, testConfig } from './settings.ts';

export interface LogLine {
  msg: string;
  companyId?: string;
  runIds?: string[];
}

export interface Engine {
  ctx: SyncCtx;
  sandbox: Sandbox;
  app: App;
  database: TestDatabase;
  archiveDir: string;
  /** Of its vault. */
  keys: VaultKeys;
  organisationId: string;
  connectionId: string;
  /** The certificate behind the connection. */
  serial: string;
  /** A company that the certificate may read, known to ANAF and to us. Its id. */
  addCompany(cif: string, messages?: number): Promise<string>;
  /** One more certificate for the organisation. */
  connect(serial: string, organisationId?: string): Promise<string>;
  /** Another organisation with the same certificate and one company of the same code. */
  addTenant(name: string, cif: string): Promise<{ organisationId: string; companyId: string }>;
  /** Every line of the log so far. */
  logged(): LogLine[];
  /** Asks for a manual run of the whole organisation; no worker serves it yet. */
  request(organisationId?: string, trigger?: RunTrigger): Promise<string>;
  findRun(runId: string, organisationId?: string): Promise<Run>;
  /** Asks for a run and serves it to its end. */
  sync(organisationId?: string, trigger?: RunTrigger): Promise<Run>;
  /** Tries again what is pending and due, without a listing. */
  retry(): Promise<void>;
  /** Resolves when it becomes true. */
  until(condition: () => Promise<boolean>): Promise<void>;
  /** Messages' files below the archive: without `incoming/`, manifests and the archive's id. */
  files(): Promise<string[]>;
  leftIncoming(): Promise<string[]>;
}

/** @param skewMs our clock minus ANAF's */
export async function startEngine(
  t: TestContext,
  options: SandboxOptions = {},
  skewMs = 0,
  settings: Env = {},
): Promise<Engine> {
  const database = await testDatabase(t);
  const sandbox = await startSandbox(options);
  t.after(() => sandbox.close());
  const dataDir = await mkdtemp(join(tmpdir(), 'efactura-engine-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const config = testConfig(anafSettings(sandbox), { DATA_DIR: dataDir }, settings);
  const now = () => new Date(sandbox.clock.now() + skewMs);
  const lines: string[] = [];
  const app = await buildApp(config, {
    log: createLog('debug', {
      write: (line) => {
        lines.push(line);
        if (process.env.TEST_LOG) process.stderr.write(line);
      },
    }),
    // The pause before a retry passes at once; heartbeats keep their pace.
    clock: { now, sleep: (ms, signal) => sleep(ms <= 1_000 ? 1 : ms, undefined, { signal }) },
    database: { url: database.url, db: database.pool },
    queue: recordedQueue().queue,
  });
  t.after(() => app.close());
  const ctx: SyncCtx = app;
  const archiveDir = config.archive.dir;
  const { id: organisationId } = await addOrganisation(ctx.db, 'Contabilitate Test SRL', 'business', now());
  const { serial } = sandbox.world.addCertificate();

  const connectAs = async (certificate: string, organisation = organisationId) => {
    const issued = sandbox.issueTokens(certificate);
    const accessExpiresAt = new Date(now().getTime() + 90 * 86_400_000);
    const { accessToken, refreshToken } = issued;
    const tokens = { serial: certificate, accessToken, accessExpiresAt, refreshToken };
    return recordConnection(ctx.db, ctx.vault, organisation, tokens, now());
  };
  const add = async (organisation: string, cif: string) => {
    await addCompanies(ctx.db, organisation, [{ cif, name: null }], now());
    return (await listCompaniesByCif(ctx.db, organisation, [cif]))[0]!.id;
  };
  const request = async (organisation = organisationId, trigger: RunTrigger = 'manual') => {
    const asked = { organisationId: organisation, trigger, companies: 'all', now: now() } as const;
    return (await inTransaction(ctx.db, (tx) => requestRun(tx, asked))).runId;
  };
  const find = async (runId: string, organisation = organisationId) =>
    (await findRun(ctx.db, organisation, runId))!;

  return {
    ctx,
    sandbox,
    app,
    database,
    archiveDir,
    keys: { current: () => config.secretKey!, others: () => [] },
    organisationId,
    connectionId: await connectAs(serial),
    serial,
    addCompany: async (cif, messages = 0) => {
      sandbox.world.addCompany(cif);
      sandbox.world.grant(serial, cif);
      if (messages > 0) sandbox.world.addMessages(cif, messages);
      return add(organisationId, cif);
    },
    connect: connectAs,
    addTenant: async (name, cif) => {
      const tenant = await addOrganisation(ctx.db, name, 'business', now());
      await connectAs(serial, tenant.id);
      return { organisationId: tenant.id, companyId: await add(tenant.id, cif) };
    },
    logged: () => lines.map((line) => JSON.parse(line)),
    request,
    findRun: find,
    sync: async (organisation, trigger) => {
      const runId = await request(organisation, trigger);
      await serveCompanies(ctx, 'test', new AbortController().signal);
      return find(runId, organisation);
    },
    retry: () => retryPending(ctx, 'test retries', new AbortController().signal),
    until: async (condition) => void (await until(condition, 120_000)),
    files: () =>
      listFiles(
        archiveDir,
        (name) =>
          name !== archiveIdFile && !name.startsWith('incoming/') && !name.endsWith('/manifest.jsonl'),
      ),
    leftIncoming: () => readdir(join(archiveDir, 'incoming')),
  };
}

async function listFiles(dir: string, wanted: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .filter(wanted)
    .sort();
}

export function readArchived(engine: Engine, path: string): Promise<Buffer> {
  return readFile(join(engine.archiveDir, path));
}
