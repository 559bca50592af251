/** A whole installation seen from outside: one database, one archive folder, the sandbox as ANAF, and workers as processes that may be killed. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type pg from 'pg';
import { pino } from 'pino';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';
import { until } from '../../scripts/support/until.ts';
import { createVault } from '../../src/core/vault.ts';
import { addCompanies, listCompaniesByCif } from '../../src/db/companies/company.ts';
import { inTransaction } from '../../src/db/connection.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { requestRun } from '../../src/db/runs/request-run.ts';
import { findRun, type Run } from '../../src/db/runs/run.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { type Env, type Service, serviceEnv, spawnService } from './processes.ts';

export interface Site {
  env: Env;
  sandbox: Sandbox;
  pool: pg.Pool;
  archiveDir: string;
  /** An organisation that is connected to ANAF. Its id. */
  addOrganisation(name: string): Promise<string>;
  /** A company with messages, known to ANAF and to us. Its id. */
  addCompany(organisationId: string, messages: number): Promise<string>;
  /** Asks for a manual run, of the whole organisation unless companies are named. */
  request(organisationId: string, companyIds?: string[]): Promise<string>;
  run(organisationId: string, runId: string): Promise<Run>;
  /** Tells workers that are up already, as the API does when it is asked; otherwise they look each minute. */
  wake(): Promise<void>;
  ended(organisationId: string, runId: string, timeoutMs?: number): Promise<Run>;
  /** Resolves when it takes jobs. */
  startWorker(extra?: Env): Promise<Service>;
  /** Without waiting: some are killed before they are ready. */
  spawnWorker(extra?: Env): Service;
}

/** @param database where the site's tables are, and the address that its processes are given: none for an embedded one */
export async function openSite(
  t: TestContext,
  options: SandboxOptions,
  database: { pool: pg.Pool; url: string },
): Promise<Site> {
  const sandbox = await startSandbox(options);
  t.after(() => sandbox.close());
  return siteOn(t, sandbox, await siteEnv(t, sandbox, database.url), database);
}

/** The key is given, so that the test can seal what the service opens. */
export async function siteEnv(t: TestContext, sandbox: Sandbox, databaseUrl?: string): Promise<Env> {
  const SECRET_KEY = randomBytes(32).toString('base64');
  return { ...(await serviceEnv(t, sandbox, databaseUrl)), SECRET_KEY };
}

export function siteOn(
  t: TestContext,
  sandbox: Sandbox,
  env: Env,
  { pool, url }: { pool: pg.Pool; url: string },
): Site {
  const secret = Buffer.from(env.SECRET_KEY!, 'base64');
  const vault = createVault({ current: () => secret, others: () => [] });
  const serials = new Map<string, string>();
  let companies = 0;
  const spawnWorker = (extra: Env = {}) => {
    const worker = spawnService({ ...env, ROLE: 'worker', ...extra });
    t.after(() => worker.stop('SIGKILL'));
    return worker;
  };
  const run = async (organisationId: string, runId: string) => (await findRun(pool, organisationId, runId))!;
  return {
    env,
    sandbox,
    pool,
    archiveDir: join(env.DATA_DIR!, 'archive'),
    addOrganisation: async (name) => {
      const { id } = await addOrganisation(pool, name, 'business', new Date());
      const { serial } = sandbox.world.addCertificate();
      const { accessToken, refreshToken } = sandbox.issueTokens(serial);
      const accessExpiresAt = new Date(Date.now() + 90 * 86_400_000);
      await recordConnection(
        pool,
        vault,
        id,
        { serial, accessToken, accessExpiresAt, refreshToken },
        new Date(),
      );
      serials.set(id, serial);
      return id;
    },
    addCompany: async (organisationId, messages) => {
      const cif = String(8_000_000_000 + companies++);
      sandbox.world.addCompany(cif);
      sandbox.world.grant(serials.get(organisationId)!, cif);
      sandbox.world.addMessages(cif, messages);
      await addCompanies(pool, organisationId, [{ cif, name: null }], new Date());
      return (await listCompaniesByCif(pool, organisationId, [cif]))[0]!.id;
    },
    request: async (organisationId, companyIds) => {
      const asked = { organisationId, trigger: 'manual', companies: companyIds ?? 'all' } as const;
      return (await inTransaction(pool, (tx) => requestRun(tx, { ...asked, now: new Date() }))).runId;
    },
    run,
    wake: async () => {
      const queue = createQueue(
        { databaseUrl: url, log: pino({ level: 'silent' }), countWaiting: async () => 8 },
        { supervise: false, schedule: false },
      );
      await queue.wakeWorkers();
      await queue.stop();
    },
    ended: (organisationId, runId, timeoutMs = 30_000) =>
      until(async () => {
        // The database itself may be dead for a moment.
        const seen = await run(organisationId, runId).catch(() => undefined);
        return seen?.finishedAt ? seen : undefined;
      }, timeoutMs),
    startWorker: async (extra) => {
      const worker = spawnWorker(extra);
      await until(() => {
        if (worker.child.exitCode !== null) throw new Error(`the worker ended:\n${worker.said()}`);
        return worker.said().includes('is ready');
      }, 30_000);
      return worker;
    },
    spawnWorker,
  };
}
