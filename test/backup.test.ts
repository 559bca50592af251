/** A backup of a running installation, everything deleted, and the backup brought back: the same heads, counts, invoices and people. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pino } from 'pino';
import { verifyArchive } from '../src/actions/archive/verify-archive.ts';
import { listTasks } from '../src/actions/tasks/list-tasks.ts';
import { buildApp } from '../src/app.ts';
import { readArchiveId } from '../src/archive/archive-id.ts';
import { openBucket } from '../src/archive/s3-bucket.ts';
import { listBackupTables } from '../src/db/archive/backup-tables.ts';
import { inTransaction } from '../src/db/connection.ts';
import { endHold, findHold } from '../src/db/installation/hold.ts';
import { migrate } from '../src/db/migrate.ts';
import { requestRun } from '../src/db/runs/request-run.ts';
import { findRun } from '../src/db/runs/run.ts';
import { openDiskBackupStore } from '../src/integrity/backup/disk-backup-store.ts';
import { listBackups, readBackupManifest } from '../src/integrity/backup/read-backup.ts';
import { RestoreRefused, restoreBackup } from '../src/integrity/backup/restore-backup.ts';
import { openS3BackupStore } from '../src/integrity/backup/s3-backup-store.ts';
import { openSealedStore } from '../src/integrity/backup/sealed-store.ts';
import { writeBackup } from '../src/integrity/backup/write-backup.ts';
import { openArchiveToRestore } from '../src/integrity/bind-archive.ts';
import { createHold } from '../src/integrity/hold.ts';
import { rebuildArchive } from '../src/integrity/rebuild/rebuild-archive.ts';
import { backUp } from '../src/jobs/back-up.ts';
import { handlersOf } from '../src/jobs/schedule.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { recordedQueue } from './support/recorded-queue.ts';
import { runProgram } from './support/run-program.ts';
import { s3Missing, startS3Server } from './support/s3-server.ts';
import { anafSettings, testConfig } from './support/settings.ts';

const signal = new AbortController().signal;
const secret = 'a passphrase that is long enough';

async function folder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-backup-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function save(engine: Engine, dir: string, given: string | undefined, now = engine.ctx.clock.now()) {
  return writeBackup(
    { ...engine.ctx, program: 'test', settings: { DATA_DIR: './data' } },
    { store: await openDiskBackupStore(dir, { make: true }), secret: given, now, signal },
  );
}

async function restore(
  t: TestContext,
  dir: string,
  given: string | undefined,
  into?: string,
  target?: TestDatabase,
) {
  // Its tables are there, as after a first start; the command is tested with an empty one.
  const database = target ?? (await testDatabase(t));
  const archiveDir = into ?? join(await folder(t), 'archive');
  const store = await openDiskBackupStore(dir, { make: false });
  const sealed = await openSealedStore(store, given);
  const manifest = await readBackupManifest(sealed, (await listBackups(store)).at(-1)!);
  const openArchive = async (id: string) => {
    const archive = await openArchiveToRestore({ dir: archiveDir }, id);
    if (!archive) throw new RestoreRefused('archive');
    return archive;
  };
  const log = { warn: () => {}, error: () => {}, info: () => {} } as never;
  const now = new Date('2026-11-30T10:00:00Z');
  const restored = await restoreBackup({ db: database.pool, log, openArchive }, sealed, {
    manifest,
    now,
    signal,
  });
  return { database, archiveDir, restored, manifest };
}

/** Every row of every table that a backup holds, as one hash a table. */
async function contents({ pool }: TestDatabase): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const { name, columns } of await listBackupTables(pool)) {
    const quoted = name
      .split('.')
      .map((part) => `"${part}"`)
      .join('.');
    const kept = columns.filter((column) => !['held_since', 'backed_up_at'].includes(column));
    const { rows } = await pool.query(
      `select count(*) || ' ' || md5(coalesce(string_agg(r::text, '\n' order by r::text), '')) as hash
       from (select ${kept.map((c) => `"${c}"`).join(', ')} from ${quoted}) r`,
    );
    hashes[name] = rows[0].hash;
  }
  return hashes;
}

async function filesOf(dir: string): Promise<Record<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(
    files.map(async (file) => [file.slice(dir.length), await readFile(file, 'base64')]),
  );
  return Object.fromEntries(read.sort());
}

test('what was backed up comes back', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany('8000000000', 7);
  await engine.addCompany('8000000001', 3);
  await engine.sync();
  await engine.database.pool.query(`
    insert into auth."user" (id, name, email, "updatedAt") values ('u', E'Ana\t\\\\N\n"Ștefan"', 'ana@example.ro', now())`);
  await engine.database.pool.query(`insert into member (organisation_id, user_id, role, created_at)
    select id, 'u', 'owner', now() from organisation limit 1`);
  await writeFile(join(engine.archiveDir, 'sandbox', 'left-by-a-person.txt'), 'kept as well');
  const [before, files] = [await contents(engine.database), await filesOf(engine.archiveDir)];

  for (const [name, given] of [
    ['as it is', undefined],
    ['encrypted', secret],
  ] as const)
    await t.test(name, async (t) => {
      const dir = await folder(t);
      const made = await save(engine, dir, given);
      assert.deepEqual(made.files.known, 10);
      assert.equal(made.files.added, 11);
      assert.deepEqual(made.faults, { count: 0, first: [] });
      const { database, archiveDir, restored } = await restore(t, dir, given);
      assert.deepEqual(
        { ...restored, archive: 0, statement: restored.statement?.sound },
        {
          archive: 0,
          files: 10,
          others: 1,
          missing: { count: 0, first: [] },
          wrongHeads: 0,
          statement: true,
        },
      );
      assert.deepEqual(await contents(database), before);
      assert.deepEqual(await filesOf(archiveDir), files);
      assert.notEqual(await findHold(database.pool), null);
      const found: object[] = [];
      const watch = { found: (f: object) => void found.push(f), sealed: () => {}, shown: () => {} };
      await verifyArchive(
        { ...engine.ctx, db: database.pool, archive: restored.archive },
        { organisationId: null },
        watch,
        signal,
      );
      assert.deepEqual(
        found.map((finding) => (finding as { subject: string }).subject),
        ['sandbox/left-by-a-person.txt'],
      );
      // Numbers go on after those that were given.
      const { rows } = await database.pool.query(
        `select last_value from pg_sequences where sequencename = 'event_id_seq'`,
      );
      const { rows: was } = await engine.database.pool.query(
        `select last_value from pg_sequences where sequencename = 'event_id_seq'`,
      );
      assert.deepEqual(rows, was);
      if (given === undefined) return;
      const stored = Object.entries(await filesOf(dir)).map(
        ([path, text]) => path + Buffer.from(text, 'base64').toString('latin1'),
      );
      assert.ok(!stored.some((text) => /8000000000|ana@example/.test(text)), 'nothing readable is in it');
      await assert.rejects(restore(t, dir, 'another passphrase of somebody'), { name: 'BackupCryptError' });
    });
});

test('rebuild: the archive alone gives the same chain, ledger and catalogue', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany('8000000000', 6);
  await engine.addTenant('Alta Firma SRL', '8000000000');
  await engine.sync();
  const { rows: organisations } = await engine.database.pool.query('select id from organisation order by id');
  for (const { id } of organisations) await engine.sync(id);
  // What no file has: ANAF's kind of what is no invoice.
  const ledger = async ({ pool }: TestDatabase) =>
    (
      await pool.query(`
        select m.organisation_id, message_id, upload_index, case when kind in ('received', 'sent') then kind end as kind, m.created_at,
          sha256, size_bytes, path, seq, chain, archived_at, logged_status, chain_seq, chain_head, listed_count, archived_count
        from message m join company c on c.id = m.company_id order by path`)
    ).rows;
  const catalogue = async ({ pool }: TestDatabase) =>
    (
      await pool.query(`
        select organisation_id, upload_index, direction, role, number, seller_cif, buyer_cif, payable, seal_verdict,
          available_at, content_text from invoice order by organisation_id, upload_index, direction`)
    ).rows;
  const database = await testDatabase(t, { empty: true });
  await migrate(database.pool);
  const id = (await readArchiveId(engine.archiveDir))!;
  const ctx = { ...engine.ctx, db: database.pool };
  const rebuilt = await rebuildArchive(ctx, {
    archiveId: id,
    nameOf: (name) => name,
    plan: 'business',
    signal,
  });
  assert.deepEqual(
    [rebuilt.organisations, rebuilt.companies, rebuilt.broken, rebuilt.skipped],
    [2, 2, [], []],
  );
  assert.equal(rebuilt.messages, 12);
  assert.deepEqual(await ledger(database), await ledger(engine.database));
  assert.deepEqual(await catalogue(database), await catalogue(engine.database));
  const found: object[] = [];
  const watch = { found: (f: object) => void found.push(f), sealed: () => {}, shown: () => {} };
  await verifyArchive(ctx, { organisationId: null }, watch, signal);
  assert.deepEqual(found, []);
});

test('backup and restore as a person types them; what comes back is held until the take-over', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany('8000000000', 4);
  await engine.sync();
  const [dir, dataDir, target] = [await folder(t), await folder(t), await testDatabase(t, { empty: true })];
  const oldDataDir = join(engine.archiveDir, '..');
  const SECRET_KEY = engine.keys.current().toString('base64');
  const common = { SECRET_KEY, LC_ALL: 'C', ...anafSettings(engine.sandbox) };
  const env = { ...common, DATA_DIR: oldDataDir, DATABASE_URL: engine.database.url, BACKUP_URL: dir };
  const newEnv = { ...common, DATA_DIR: dataDir, DATABASE_URL: target.url };

  const taken = await runProgram('src/main.ts', ['backup', '--json'], env);
  assert.equal(taken.code, 0, taken.stderr);
  const { files, faults, messages } = JSON.parse(taken.stdout);
  assert.deepEqual([files.known, files.added, faults.count, messages], [4, 4, 0, 4]);
  const { rows } = await engine.database.pool.query('select backed_up_at from installation');
  assert.notEqual(rows[0].backedUpAt, null);

  const restored = await runProgram('src/main.ts', ['restore', dir], newEnv);
  assert.equal(restored.code, 0, restored.stderr);
  assert.match(restored.stdout, /4 archived messages.*ends exactly where.*Verified.*is held/s);
  const again = await runProgram('src/main.ts', ['restore', dir, '--json'], newEnv);
  assert.deepEqual([again.code, JSON.parse(again.stdout).error.code], [1, 'database_not_empty']);

  const app = await buildApp(testConfig(newEnv), {
    log: pino({ level: 'silent' }),
    clock: engine.ctx.clock,
    database: { url: target.url, db: target.pool },
    queue: recordedQueue().queue,
  });
  t.after(() => app.close());
  const held = { kind: 'operator', organisationId: engine.organisationId, scope: 'admin' } as const;
  const kinds = async () => (await listTasks(app, held, { limit: 50 })).data.map(({ kind }) => kind);
  assert.equal((await kinds())[0], 'installation_held');
  await assert.rejects(validateAccess(app), { reason: 'installation_held' });
  const isHeld = createHold(app.db);
  const handlers = handlersOf({
    ...{
      ctx: app,
      directDb: app.db,
      exports: { ...app, dir: dataDir } as never,
      plans: app.plans,
      queue: app.queue,
      name: 'test',
    },
    tell: { alarms: async () => {}, heads: async () => {}, digests: async () => {} },
    readJournals: async () => {},
    ...{ signal, isHeld, backup: { ...app.config.backup, program: 'test', settings: {} } },
  });
  engine.sandbox.world.addMessages('8000000000', 2);
  const asked = { organisationId: engine.organisationId, trigger: 'manual', companies: 'all' } as const;
  const now = engine.ctx.clock.now();
  const { runId } = await inTransaction(app.db, (tx) => requestRun(tx, { ...asked, now }));
  await handlers.serveCompanies();
  assert.equal((await findRun(app.db, engine.organisationId, runId))!.state, 'queued');
  assert.equal(await endHold(app.db), true);
  await handlers.serveCompanies();
  const run = (await findRun(app.db, engine.organisationId, runId))!;
  assert.deepEqual([run.state, run.counts.archived], ['succeeded', 2]);
  assert.ok(!(await kinds()).includes('installation_held'));
});

async function validateAccess(app: Awaited<ReturnType<typeof buildApp>>): Promise<unknown> {
  return app.anaf.call({ endpoint: 'token', url: 'http://127.0.0.1:1', timeoutMs: 1, maxBytes: 1 }, () => 0);
}

test('a backup without its list is no backup, a second one adds only what is new, and a changed byte is refused', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany('8000000000', 3);
  await engine.sync();
  const dir = await folder(t);
  const first = await save(engine, dir, undefined, new Date('2026-11-30T01:00:00Z'));
  engine.sandbox.world.addMessages('8000000000', 1);
  await engine.sync();
  // One original was lost meanwhile, which the backup has, and one that it does not have is damaged.
  const { rows } = await engine.database.pool.query('select path from message order by seq');
  await rm(join(engine.archiveDir, rows[0].path));
  await writeFile(join(engine.archiveDir, rows[3].path), 'damaged');
  const second = await save(engine, dir, undefined, new Date('2026-11-30T02:00:00Z'));
  assert.deepEqual([first.files.added, second.files.added], [3, 0]);
  assert.deepEqual(second.faults, { count: 1, first: [rows[3].path] });
  const store = await openDiskBackupStore(dir, { make: false });
  assert.equal((await listBackups(store)).length, 2);
  const { restored } = await restore(t, dir, undefined);
  assert.deepEqual(
    [restored.files, restored.missing, restored.wrongHeads],
    [4, { count: 1, first: [rows[3].path] }, 0],
  );

  // The schedule's, which keeps one, prunes the others' databases and no file.
  const settings = {
    url: dir,
    at: { hour: 2, minute: 30 },
    keep: 1,
    secret: undefined,
    plainInBucket: false,
    s3: undefined,
  };
  const scheduled = backUp(engine.ctx, { ...settings, program: 'test', settings: {} }, signal)['back-up']!;
  assert.equal(scheduled.cron, '30 2 * * *');
  const elsewhere = await folder(t);
  const there = backUp(engine.ctx, { ...settings, url: elsewhere, program: 'test', settings: {} }, signal)[
    'back-up'
  ]!;
  await there.handle();
  const [one] = await listBackups(await openDiskBackupStore(elsewhere, { make: false }));
  engine.sandbox.clock.advance(1_000);
  await there.handle();
  const [other, ...rest] = await listBackups(await openDiskBackupStore(elsewhere, { make: false }));
  assert.ok(other !== undefined && other !== one && rest.length === 0);
  assert.equal(
    (await readdir(join(elsewhere, 'files'), { recursive: true })).filter((n) => n.length > 60).length,
    2,
  );

  await rm(join(dir, 'backups', '2026-11-30T02-00-00.000Z', 'backup.json'));
  assert.deepEqual(await listBackups(store), ['2026-11-30T01-00-00.000Z']);
  const target = await testDatabase(t, { empty: true });
  const file = join(dir, 'backups', '2026-11-30T01-00-00.000Z', 'database', 'public.invoice.copy.gz');
  const sound = await readFile(file);
  const changed = Buffer.from(sound);
  changed[changed.length - 3]! ^= 1;
  await writeFile(file, changed);
  const archiveDir = join(await folder(t), 'archive');
  await assert.rejects(restore(t, dir, undefined, archiveDir, target), { reason: 'damaged' });
  // Nothing of it was kept, and the same place takes the sound one.
  await writeFile(file, sound);
  const { restored: whole } = await restore(t, dir, undefined, archiveDir, target);
  assert.deepEqual([whole.files, whole.missing.count], [3, 0]);
  await assert.rejects(restore(t, dir, undefined, archiveDir, target), { what: 'database' });
});

test('in a bucket: the archive, and a backup of it that comes back on a disk', {
  skip: s3Missing,
}, async (t) => {
  const server = await startS3Server();
  const [archive, backups] = [await server.newBucket('archive'), await server.newBucket('backups')];
  const settings = {
    ARCHIVE_URL: 's3://archive/efactura',
    S3_ENDPOINT: archive.endpoint,
    S3_ACCESS_KEY_ID: archive.accessKeyId,
    S3_SECRET_ACCESS_KEY: archive.secretAccessKey,
  };
  const engine = await startEngine(t, {}, 0, settings);
  await engine.addCompany('8000000000', 5);
  await engine.sync();
  engine.sandbox.world.addMessages('8000000000', 2);
  await engine.sync();
  assert.deepEqual(await engine.leftIncoming().catch(() => []), [], 'nothing is on the disk');
  const found: object[] = [];
  const watch = { found: (f: object) => void found.push(f), sealed: () => {}, shown: () => {} };
  const verified = await verifyArchive(engine.ctx, { organisationId: null }, watch, signal);
  assert.deepEqual([found, verified.messages], [[], 7]);
  const bucket = openBucket(backups);
  const take = async (now: Date) =>
    writeBackup(
      { ...engine.ctx, program: 'test', settings: {} },
      { store: openS3BackupStore(bucket), secret: undefined, now, signal },
    );
  assert.equal((await take(new Date('2026-11-30T01:00:00Z'))).files.added, 7);
  assert.equal((await take(new Date('2026-11-30T02:00:00Z'))).files.added, 0);
  const sealed = await openSealedStore(openS3BackupStore(bucket), undefined);
  const names = await listBackups(sealed.store);
  assert.equal(names.length, 2);
  const manifest = await readBackupManifest(sealed, names[1]!);
  const database = await testDatabase(t, { empty: true });
  const dir = join(await folder(t), 'archive');
  const openArchive = async (id: string) => (await openArchiveToRestore({ dir }, id))!;
  const log = { warn: () => {}, error: () => {}, info: () => {} } as never;
  const now = new Date('2026-11-30T10:00:00Z');
  const restored = await restoreBackup({ db: database.pool, log, openArchive }, sealed, {
    manifest,
    now,
    signal,
  });
  assert.deepEqual([restored.files, restored.missing.count, restored.wrongHeads], [7, 0, 0]);
  assert.deepEqual(await contents(database), await contents(engine.database));
  await sealed.store.remove(`backups/${names[0]}`, 'backup.json');
  assert.deepEqual(await listBackups(sealed.store), [names[1]]);
});
