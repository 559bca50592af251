/**
 * A primary that dies in the middle of a sync, and its standby by streaming replication promoted in its place, behind one
 * address as with Patroni and HAProxy: the workers go on without a restart, and nothing is lost or doubled. With synchronous
 * replication every commit is on the standby; without it the last ones are not, and what they recorded is done again.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect as dial, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { startSandbox } from '../../sandbox/server.ts';
import { freePort } from '../../scripts/support/free-port.ts';
import { until } from '../../scripts/support/until.ts';
import { connect } from '../../src/db/connection.ts';
import { livePostmaster } from '../../src/db/embedded/postmaster.ts';
import { migrate } from '../../src/db/migrate.ts';
import { assertArchivedOnce } from '../support/exactly-once.ts';
import { runProgram } from '../support/run-program.ts';
import { siteEnv, siteOn } from '../support/site.ts';

const bin = '/usr/lib/postgresql/15/bin';
const companies = 3;
const messages = 60;
const total = companies * messages;

for (const synchronous of [true, false])
  test(`a standby promoted in the middle of a sync, ${synchronous ? 'synchronous' : 'behind by its last second'}: nothing is lost or doubled`, async (t) => {
    const pair = await startPair(t, synchronous);
    if (!pair)
      return t.skip("Debian's PostgreSQL 15 is not at /usr/lib/postgresql/15/bin, or we are not root");
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const env = await siteEnv(t, sandbox, pair.url);
    const pool = await connect({ url: pair.url });
    t.after(() => pool.end());
    await migrate(pool);
    const site = siteOn(t, sandbox, env, { pool, url: pair.url });
    const workers = [await site.startWorker(), await site.startWorker()];
    const organisationId = await site.addOrganisation('Contabilitate SRL');
    const ids: string[] = [];
    for (let n = 0; n < companies; n++) ids.push(await site.addCompany(organisationId, messages));
    await until(() => pair.caughtUp(pool));
    const runId = await site.request(organisationId);
    await site.wake();
    const downloads = () => sandbox.journal.byEndpoint.download ?? 0;
    const archived = async () =>
      (await pool.query<{ n: number }>("select count(*)::int as n from message where state = 'archived'"))
        .rows[0]!.n;
    await until(() => downloads() >= 20, 150_000);
    if (!synchronous) {
      // What is committed from here on dies with the primary.
      pair.cutReplication();
      const before = await archived();
      await until(async () => (await archived()) > before, 150_000);
    }
    await pair.failOver();
    const run = await site.ended(organisationId, runId, 90_000).catch((error) => {
      for (const worker of workers) t.diagnostic(worker.said().slice(-3000));
      throw error;
    });
    assert.equal(run.state, 'succeeded', JSON.stringify(run));
    if (synchronous) assert.equal(run.counts.archived, total);
    for (const id of ids) await assertArchivedOnce(site, id, messages);
    assert.equal(sandbox.journal.violations.minute + sandbox.journal.violations.day, 0);
    const verified = await runProgram('src/main.ts', ['verify', '--org', organisationId, '--json'], env);
    assert.equal(verified.code, 0, verified.stdout + verified.stderr);
    t.diagnostic(`${downloads()} downloads of ${total} messages`);
    await Promise.all(workers.map((worker) => worker.stop()));
  });

interface Pair {
  /** Of whichever server is the primary. */
  url: string;
  caughtUp(db: { query(text: string): Promise<{ rows: unknown[] }> }): Promise<boolean>;
  /** The standby receives nothing more, while the primary goes on. */
  cutReplication(): void;
  /** Kills the primary, promotes the standby, and lets the address lead there. */
  failOver(): Promise<void>;
}

async function startPair(t: TestContext, synchronous: boolean): Promise<Pair | undefined> {
  const owner = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  if (!existsSync(join(bin, 'pg_basebackup')) || process.getuid?.() !== 0 || owner.status !== 0)
    return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'efactura-pair-'));
  const uid = Number(owner.stdout);
  chownSync(dir, uid, uid);
  // The relays are in this process, so it may not wait for a program in a way that stops them.
  const as = async (program: string, ...args: string[]) => {
    const child = spawn(join(bin, program), args, { uid, cwd: dir, stdio: ['ignore', 'ignore', 'ignore'] });
    const [code] = await once(child, 'exit');
    assert.equal(code, 0, `${program} ${args[0]}`);
  };
  const [primary, standby] = [join(dir, 'primary'), join(dir, 'standby')];
  t.after(() => {
    for (const data of [primary, standby])
      spawnSync(join(bin, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w'], { uid, cwd: dir });
    rmSync(dir, { recursive: true, force: true });
  });
  const [primaryPort, standbyPort] = [await freePort(), await freePort()];
  const start = (data: string, port: number, more = '') =>
    as(
      'pg_ctl',
      'start',
      '-D',
      data,
      '-l',
      `${data}.log`,
      '-w',
      '-o',
      `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir} ${more}`,
    );
  await as(
    'initdb',
    '-D',
    primary,
    '-U',
    'efactura',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  );
  const replication = await startRelay(t, primaryPort);
  const sync = synchronous ? '-c synchronous_standby_names=*' : '';
  await start(primary, primaryPort);
  await as(
    'pg_basebackup',
    '-D',
    standby,
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
    '-d',
    `postgres://efactura@127.0.0.1:${replication.port}/postgres?application_name=standby`,
  );
  await start(standby, standbyPort);
  await as(
    'pg_ctl',
    'restart',
    '-D',
    primary,
    '-l',
    `${primary}.log`,
    '-w',
    '-o',
    `-p ${primaryPort} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir} ${sync}`,
  );
  const address = await startRelay(t, primaryPort);
  return {
    url: `postgres://efactura@127.0.0.1:${address.port}/postgres`,
    caughtUp: async (db) =>
      (await db.query('select from pg_stat_replication where replay_lsn >= pg_current_wal_lsn()')).rows
        .length > 0,
    cutReplication: () => replication.leadTo(undefined),
    failOver: async () => {
      process.kill(livePostmaster(primary)!.pid, 'SIGKILL');
      address.leadTo(undefined);
      // The new primary has no standby to wait for.
      await as('pg_ctl', 'promote', '-D', standby, '-w');
      address.leadTo(standbyPort);
    },
  };
}

/** One address whose target changes; connections to the old one are cut. */
async function startRelay(t: TestContext, first: number) {
  let target: number | undefined = first;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    if (target === undefined) return void client.destroy();
    const upstream = dial(target, '127.0.0.1');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  t.after(() => {
    cut();
    server.close();
  });
  return {
    port: (server.address() as { port: number }).port,
    leadTo: (port: number | undefined) => {
      target = port;
      cut();
    },
  };
}
