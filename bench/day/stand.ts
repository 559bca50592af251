/**
 * The app in virtual time, with the sandbox beside it in the same process: a day passes as fast as its work is done. Real
 * are the database, the statements and the rules; calls to ANAF take a tenth of a virtual second, files are in memory.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventCif } from '../../sandbox/documents/companies.ts';
import { createRandom } from '../../sandbox/documents/random.ts';
import { type InProcessSandbox, openSandbox } from '../../sandbox/testing/in-process.ts';
import type { Transport } from '../../src/anaf/transport.ts';
import { type App, buildApp } from '../../src/app.ts';
import { addCompanies } from '../../src/db/companies/company.ts';
import type { Transactor } from '../../src/db/connection.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import type { SyncCtx } from '../../src/sync/context.ts';
import { MemoryArchive } from '../../test/simulation/memory-archive.ts';
import { SimulatedProcess } from '../../test/simulation/process.ts';
import { VirtualTime } from '../../test/simulation/virtual-time.ts';
import { recordedQueue } from '../../test/support/recorded-queue.ts';
import { benchConfig } from '../bench-config.ts';

export interface DayStand extends AsyncDisposable {
  time: VirtualTime;
  sandbox: InProcessSandbox;
  app: App;
  ctx: SyncCtx;
  organisations: { id: string; cifs: string[] }[];
}

const callMs = 100;

/** @param sizes of the organisations, in companies; all of them are of one application and one certificate */
export async function openDay(wish: {
  start: number;
  sizes: number[];
  callsPerMinute: number;
}): Promise<DayStand> {
  await using opened = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'efactura-bench-'));
  opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const time = new VirtualTime(wish.start);
  // A tenth above our own limit, as ANAF's 1,000 a minute are above our 900.
  const limits = { callsPerMinute: Math.ceil((wish.callsPerMinute * 10) / 9) };
  const sandbox = openSandbox({ seed: 11, now: () => time.now(), limits });
  const addresses = {
    apiUrl: 'http://anaf.example/prod/FCTEL/rest',
    publicUrl: 'http://anaf.example/prod/FCTEL/rest',
    oauthUrl: 'http://anaf.example/anaf-oauth2/v1',
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
  };
  const perMinute = { ANAF_CALLS_PER_MINUTE: String(wish.callsPerMinute) };
  const server = await buildApp(benchConfig(dir, addresses, perMinute), { queue: recordedQueue().queue });
  opened.defer(() => server.close());
  // What is asked is how virtual time is shared out: waiting for the disk at each commit was two thirds of a day's length.
  await withoutWaitingForDisk(server);
  const app = await buildApp(benchConfig(dir, addresses, perMinute), {
    clock: { now: () => new Date(time.now()), sleep: (ms, signal) => time.sleep(ms, signal) },
    transport: transportTo(sandbox, time),
    archive: new MemoryArchive().openFor(new SimulatedProcess('bench', async () => {})),
    database: { url: 'postgres://localhost/unused', db: during(time, server.db) },
    queue: recordedQueue().queue,
    worker: 'bench',
  });
  opened.defer(() => app.close());
  const { documents } = app;
  const ctx = {
    ...app,
    documents: {
      ...documents,
      open: (...of: Parameters<typeof documents.open>) => time.during(() => documents.open(...of)),
    },
  };
  const organisations = await fill(app, sandbox, wish.sizes);
  const kept = opened.move();
  return { time, sandbox, app, ctx, organisations, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Of the connections that are opened from now on. */
async function withoutWaitingForDisk({ db }: App): Promise<void> {
  await db.query(`alter system set synchronous_commit = off`);
  await db.query('select pg_reload_conf()');
}

async function fill(
  app: App,
  sandbox: InProcessSandbox,
  sizes: number[],
): Promise<DayStand['organisations']> {
  const random = createRandom(7);
  const organisations = [];
  const now = app.now();
  for (const [n, size] of sizes.entries()) {
    const cifs = Array.from({ length: size }, () => inventCif(random));
    for (const cif of cifs) sandbox.world.addCompany(cif);
    const { serial } = sandbox.world.addCertificate({ cifs });
    const { id } = await addOrganisation(app.db, `Firma ${n} SRL`, 'business', now);
    const accessExpiresAt = new Date(now.getTime() + 90 * 86_400_000);
    await recordConnection(
      app.db,
      app.vault,
      id,
      { serial, ...sandbox.issueTokens(serial), accessExpiresAt },
      now,
    );
    await addCompanies(
      app.db,
      id,
      cifs.map((cif) => ({ cif, name: null })),
      now,
    );
    organisations.push({ id, cifs });
  }
  return organisations;
}

/** Time stands still while the database works. */
function during(time: VirtualTime, db: Transactor): Transactor {
  return {
    query: (statement, values) => time.during(() => db.query(statement, values)),
    connect: async () => {
      const client = await time.during(() => db.connect());
      const { query, release } = client;
      client.query = (...of: unknown[]) =>
        time.during(() => Reflect.apply(query, client, of)) as Promise<never>;
      client.release = (error) => {
        Object.assign(client, { query, release });
        Reflect.apply(release, client, [error]);
      };
      return client;
    },
  };
}

function transportTo(sandbox: InProcessSandbox, time: VirtualTime): Transport {
  return {
    send: async ({ method, url, headers, body, signal }) => {
      await time.sleep(callMs / 2, signal);
      const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      const answer = sandbox.ask({ method, url, headers: Object.fromEntries(names), body });
      await time.sleep(callMs / 2, signal);
      return {
        status: answer.status,
        headers: { ...answer.headers, ...(answer.type && { 'content-type': answer.type }) },
        body: Buffer.from(answer.json ? JSON.stringify(answer.json) : (answer.body ?? '')),
        correlationId: null,
        receivedAt: new Date(time.now()),
        elapsedMs: callMs,
      };
    },
    close: async () => {},
  };
}
