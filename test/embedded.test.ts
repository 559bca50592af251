/** The embedded server's life: who starts it, who stops it, and what each kind of death leaves behind. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import pg from 'pg';
import { until } from '../scripts/support/until.ts';
import { connect } from '../src/db/connection.ts';
import { livePostmaster, orphansOf, readPostmaster } from '../src/db/embedded/postmaster.ts';
import { identityOf } from '../src/db/embedded/process-identity.ts';
import { startEmbedded } from '../src/db/embedded/start-embedded.ts';
import { embeddedProcess } from './support/embedded-process.ts';

const root = mkdtempSync(join(tmpdir(), 'efactura-embedded-'));
// Made once and used by all tests in turn: each leaves it stopped.
const dir = join(root, 'postgres-18');
const data = join(dir, 'data');
after(() => rmSync(root, { recursive: true, force: true }));

test('of several that come at once one makes and starts it, and the last stops it', async (t) => {
  const users = await Promise.all([1, 2, 3].map(() => embeddedProcess(t, dir)));
  assert.deepEqual(users.map(({ adopted }) => adopted).sort(), [false, true, true]);
  await Promise.all(users.slice(1).map((user) => user.letGo()));
  const pool = await connect({ url: users[0]!.url });
  assert.equal(await rowsIn(pool, 'select count(*) as n from pg_database'), 4);
  await pool.end();
  await users[0]!.letGo();
  assertNothingRuns();
});

test('it outlives the killed process that started it, and is stopped by the next that lets go', async (t) => {
  const first = await embeddedProcess(t, dir);
  const pool = await connect({ url: first.url });
  await pool.query('create table kept (n int primary key)');
  await pool.query('insert into kept select generate_series(1, 100)');
  await first.kill();
  const second = await embeddedProcess(t, dir);
  assert.equal(second.adopted, true);
  assert.equal(await rowsIn(pool, 'select count(*) as n from kept'), 100);
  await pool.end();
  await second.letGo();
  assertNothingRuns();
});

test('a killed server is started again, with every row that was committed', async (t) => {
  const server = await startEmbedded({ dir });
  t.after(() => server.stop());
  const pool = await connect({ url: server.url });
  await pool.query('truncate kept');
  const committed: number[] = [];
  let last = 0;
  const insert = async (): Promise<boolean> => {
    const n = ++last;
    const done = await pool.query('insert into kept values ($1)', [n]).then(
      () => true,
      () => false,
    );
    if (done) committed.push(n);
    return done;
  };
  for (let killed = 0; killed < 2; killed++) {
    for (let row = 0; row < 40; row++) await insert();
    const { pid } = livePostmaster(data)!;
    const underWay = insert();
    process.kill(pid, 'SIGKILL');
    await underWay;
    // 2026-11-29: sessions outlive their postmaster for a moment and still commit, so a commit does not show that a
    // postmaster lives. Only a new one, which takes connections, does.
    await until(async () => {
      const running = livePostmaster(data);
      return (await insert()) && running?.ready && running.pid !== pid;
    });
  }
  const { rows } = await pool.query<{ n: number }>('select n from kept');
  const found = new Set(rows.map(({ n }) => n));
  assert.deepEqual(
    committed.filter((n) => !found.has(n)),
    [],
  );
  await pool.end();
  await server.stop();
  assertNothingRuns();
});

test('a pid file that names a zombie, or a stranger, does not keep it from starting', async (t) => {
  for (const pid of [await zombie(t), await stranger(t)]) {
    writeFileSync(join(data, 'postmaster.pid'), `${pid}\n${data}\n1\n5432\n/nowhere\n\n0 0\nready   \n`, {
      mode: 0o600,
    });
    const server = await startEmbedded({ dir, fsync: false });
    assert.equal(server.adopted, false);
    await server.stop();
  }
});

test('what crashes left in its directory counts for nothing: a lock, a user, half a cluster', async () => {
  writeFileSync(join(dir, 'lock'), 'lock.claim-1-1-gone.00000000');
  writeFileSync(join(dir, 'lock.break'), 'lock.break.claim-1-1-gone.00000000');
  writeFileSync(join(dir, 'users', '1-1-gone.00000000'), '');
  mkdirSync(join(dir, 'data.new-1-1-gone.00000000'));
  const server = await startEmbedded({ dir, fsync: false });
  await Promise.all([server.stop(), server.stop()]);
  assertNothingRuns();
  assert.deepEqual(readdirSync(join(dir, 'users')), []);
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.startsWith('lock')),
    [],
  );
});

test('data of another major are left alone, and the message names them', async () => {
  const old = join(root, 'old', 'postgres-17', 'data');
  mkdirSync(old, { recursive: true });
  writeFileSync(join(old, 'PG_VERSION'), '17\n');
  await assert.rejects(startEmbedded({ dir: join(root, 'old', 'postgres-18') }), {
    code: 'other_major',
    message: /postgres-17 was made by PostgreSQL 17/,
  });
  await assert.rejects(startEmbedded({ dir: join(root, 'old', 'postgres-17') }), { code: 'other_major' });
  assert.equal(existsSync(join(root, 'old', 'postgres-18', 'data')), false);
});

test('should it ever listen on an address, no connection is accepted there without a file of the operator’s own (2026-11-29)', async (t) => {
  const address = `127.83.${process.pid % 250}.${(process.pid >> 8) % 250}`;
  // As clusters were made before: every address of this machine was trusted.
  writeFileSync(join(data, 'pg_hba.conf'), 'local all all trust\nhost all all 127.0.0.0/8 trust\n');
  writeFileSync(join(data, 'local.conf'), `listen_addresses = '${address}'\n`);
  t.after(() => rmSync(join(data, 'local.conf')));
  const server = await startEmbedded({ dir });
  t.after(() => server.stop());
  const client = new pg.Client({ host: address, port: 5432, user: 'efactura', database: 'efactura' });
  // invalid_authorization_specification: no entry of pg_hba.conf.
  await assert.rejects(client.connect(), { code: '28000' });
  const pool = await connect({ url: server.url });
  assert.equal(await rowsIn(pool, 'select 1 as n'), 1);
  await pool.end();
});

test('an ordinary user starts and stops it', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('the other tests already run as an ordinary user');
  chmodSync(root, 0o777);
  const nobody = { uid: 65534, gid: 65534, env: { PATH: process.env.PATH, TMPDIR: root } };
  const user = await embeddedProcess(t, join(root, 'nobody', 'postgres-18'), nobody).catch(() => undefined);
  if (user === undefined) return t.skip('user 65534 cannot read this checkout');
  assert.equal(user.adopted, false);
  // Root comes to the same cluster later, and it stays the user's.
  const server = await startEmbedded({ dir: join(root, 'nobody', 'postgres-18'), fsync: false });
  assert.equal(server.adopted, true);
  await user.letGo();
  await server.stop();
  assert.equal(livePostmaster(join(root, 'nobody', 'postgres-18', 'data')), undefined);
});

function assertNothingRuns(): void {
  assert.equal(readPostmaster(data), undefined);
  assert.deepEqual(orphansOf(data), []);
}

async function rowsIn(pool: pg.Pool, statement: string): Promise<number> {
  return (await until(() => pool.query<{ n: number }>(statement))).rows[0]!.n;
}

/** A process that has ended and whose parent never asks: the shell's child, after the shell became something else. */
async function zombie(t: TestContext): Promise<number> {
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  t.after(() => parent.kill());
  const [line] = (await new Promise<Buffer[]>((resolve) =>
    parent.stdout.once('data', (chunk) => resolve([chunk])),
  )) as [Buffer];
  const pid = Number(line.toString());
  await until(() => identityOf(pid) === undefined);
  return pid;
}

async function stranger(t: TestContext): Promise<number> {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  t.after(() => child.kill());
  return child.pid!;
}
