/** What the engine's figures are measured on: the app with the embedded PostgreSQL and fsync on, a sandbox in a process of its own, and organisations to sync. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealCertificateFile } from '../../sandbox/authority.ts';
import { buildApp } from '../../src/app.ts';
import { addCompanies } from '../../src/db/companies/company.ts';
import { inTransaction, type Transactor } from '../../src/db/connection.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { requestRun } from '../../src/db/runs/request-run.ts';
import { benchConfig, benchSettings } from '../bench-config.ts';
import { startChild } from './child.ts';
import type { Spv, SpvCalls, SpvWish } from './spv-process.ts';
import type { WorkerDone, WorkerWish } from './worker-process.ts';

export interface Stand extends AsyncDisposable {
  spv: Spv;
  db: Transactor;
  dir: string;
  calls(): Promise<SpvCalls>;
  /** A new organisation with all of the sandbox's companies, and a run that waits for a worker. */
  requestFirstSync(): Promise<void>;
  /** Serves what waits, in a process of its own. */
  work(wish: Pick<WorkerWish, 'name' | 'companiesAtOnce' | 'memoryAt'>): Promise<WorkerDone>;
}

/** @param callsPerMinute 0 lifts the limit, on both sides */
export async function openStand(wish: Omit<SpvWish, 'limits'> & { callsPerMinute: number }): Promise<Stand> {
  await using opened = new AsyncDisposableStack();
  const { callsPerMinute } = wish;
  const dir = mkdtempSync(join(tmpdir(), 'efactura-bench-'));
  opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const sandbox = startChild<Spv | SpvCalls>('spv-process.ts');
  opened.defer(() => sandbox.end());
  const limits = { callsPerMinute: callsPerMinute || 1e9, downloadsPerMessageDay: 1e9 };
  const spv = (await sandbox.ask({ ...wish, limits } satisfies SpvWish)) as Spv;

  // The sandbox's seals are trusted, as ANAF's are without a setting.
  const settings = { ANAF_CALLS_PER_MINUTE: String(callsPerMinute), ANAF_SIGNER_CERTS: sealCertificateFile };
  const app = await buildApp(benchConfig(dir, spv, settings));
  opened.defer(() => app.close());
  const { db, vault } = app;

  const kept = opened.move();
  return {
    spv,
    db,
    dir,
    calls: async () => (await sandbox.ask('calls')) as SpvCalls,
    requestFirstSync: async () => {
      const now = new Date();
      // Each round downloads the same messages once more, and three a day are all that is allowed.
      await db.query('truncate daily_count');
      const { id } = await addOrganisation(db, 'Contabilitate SRL', 'business', now);
      const accessExpiresAt = new Date(now.getTime() + 90 * 86_400_000);
      await recordConnection(db, vault, id, { ...spv, accessExpiresAt }, now);
      const companies = spv.cifs.map((cif) => ({ cif, name: null }));
      await addCompanies(db, id, companies, now);
      const asked = { organisationId: id, trigger: 'manual', companies: 'all', now } as const;
      await inTransaction(db, (tx) => requestRun(tx, asked));
    },
    work: async (wish) => {
      const worker = startChild<WorkerDone>('worker-process.ts');
      try {
        return await worker.ask({
          ...wish,
          settings: benchSettings(dir, spv, settings),
        } satisfies WorkerWish);
      } finally {
        await worker.end();
      }
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
