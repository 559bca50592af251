/** A disk that is full, read-only, gone or failing half-way: messages wait, nothing is half written, and the next run mends it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { verifyArchive } from '../src/actions/archive/verify-archive.ts';
import { healthRoutes } from '../src/api/installation/health-routes.ts';
import { type Archive, ArchiveError, type ArchiveErrorCode } from '../src/archive/archive.ts';
import { openDiskArchive } from '../src/archive/disk.ts';
import { checkArchive } from '../src/cli/doctor/check-files.ts';
import type { Config } from '../src/config/config.ts';
import { type Finding, isWrong } from '../src/core/integrity.ts';
import { projectManifest } from '../src/sync/project-manifest.ts';
import { en } from '../src/text/cli/en.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { ledgerOf, messagesOf } from './support/ledger.ts';

const cif = '8000000000';
const mib = 1024 ** 2;

const settled = (listed: number, over: object = {}) => ({
  ...{ listed, archived: listed, expired: 0, closed: 0, pending: 0, balances: true },
  ...over,
});

type Step = 'keepIncoming' | 'promote' | 'read' | 'stat' | 'appendManifest' | 'findManifestEnd';

/** Fails at one step: before it, or half-way, when all of it is done already. */
function failing(archive: Archive, step: Step, when: 'before' | 'after', code: ArchiveErrorCode): Archive {
  const real = archive[step] as (...args: unknown[]) => Promise<unknown>;
  const fails = async (...args: unknown[]) => {
    if (when === 'after') await real(...args);
    throw new ArchiveError(code, `could not ${step}`);
  };
  return { ...archive, [step]: fails };
}

async function findings(engine: Engine): Promise<string[]> {
  const found: Finding[] = [];
  const progress = { found: (one: Finding) => void found.push(one), sealed: () => {}, shown: () => {} };
  await verifyArchive(engine.ctx, { organisationId: null }, progress, new AbortController().signal);
  return found.filter(isWrong).map(({ kind, subject }) => `${kind} ${subject}`);
}

const downloads = (engine: Engine) =>
  engine.sandbox.calls.filter((call) => call.endpoint === 'download').length;

async function prepared(t: TestContext, messages = 20) {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, messages);
  return { engine, company, pool: engine.database.pool, healthy: engine.ctx.archive };
}

const everyCode = ['full', 'read_only', 'unavailable'] as const;

for (const step of ['keepIncoming', 'promote', 'stat'] as const)
  for (const when of ['before', 'after'] as const)
    for (const code of step === 'keepIncoming' && when === 'before' ? everyCode : (['full'] as const))
      test(`${code} ${when} ${step}: every message waits, no attempt is spent, and the next run takes all`, async (t) => {
        const { engine, company, pool, healthy } = await prepared(t, 12);
        engine.ctx.archive = failing(healthy, step, when, code);
        const run = await engine.sync();
        assert.deepEqual([run.state, run.companies[0]!.code], ['partial', `archive_${code}`]);
        assert.deepEqual(await ledgerOf(pool, company), settled(12, { archived: 0, pending: 12 }));
        assert.ok((await messagesOf(pool, company)).every((m) => m.attempts === 0));
        assert.deepEqual(await findings(engine), []);

        engine.ctx.archive = healthy;
        assert.equal((await engine.sync()).state, 'succeeded');
        assert.deepEqual(await ledgerOf(pool, company), settled(12));
        assert.deepEqual(await findings(engine), []);
      });

test('a file that was put in place before the failure is adopted and not downloaded again', async (t) => {
  const { engine, healthy } = await prepared(t, 1);
  engine.ctx.archive = failing(healthy, 'promote', 'after', 'unavailable');
  await engine.sync();
  engine.ctx.archive = healthy;
  await engine.sync();
  assert.deepEqual([downloads(engine), (await engine.files()).length], [1, 1]);
});

for (const step of ['appendManifest', 'findManifestEnd'] as const)
  test(`a manifest that cannot be continued (${step}) holds no message up, and is caught up`, async (t) => {
    const { engine, company, pool, healthy } = await prepared(t, 5);
    engine.ctx.archive = failing(healthy, step, 'before', 'full');
    assert.equal((await engine.sync()).state, 'succeeded');
    assert.deepEqual(await ledgerOf(pool, company), settled(5));
    engine.ctx.archive = healthy;
    await projectManifest(engine.ctx, company);
    assert.deepEqual(await findings(engine), []);
    assert.equal(
      (await Array.fromAsync(healthy.readManifest(`sandbox/${engine.organisationId}/${cif}`))).length,
      5,
    );
  });

test('an archive that cannot be written costs no download: ANAF hands a message out a few times a day only', async (t) => {
  const { engine, company, pool } = await prepared(t);
  const away = `${engine.archiveDir}-away`;
  await rename(engine.archiveDir, away);
  for (let i = 0; i < 4; i++) {
    const run = await engine.sync();
    assert.deepEqual([run.state, run.companies[0]!.code], ['partial', 'archive_unavailable']);
  }
  assert.equal(downloads(engine), 0);
  await rename(away, engine.archiveDir);
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.deepEqual(await ledgerOf(pool, company), settled(20));
});

test('an archive that was there is not made again in the mount point of a disk that is not mounted', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-mount-'));
  t.after(() => rm(dir, { recursive: true }));
  const archive = await openDiskArchive(dir, { make: false });
  const health = await archive.check();
  assert.deepEqual([health.ok, !health.ok && health.code], [false, 'unavailable']);
  await assert.rejects(archive.keepIncoming('1', Buffer.from('1')), { code: 'unavailable' });
  const entry = { seq: 1, sha256: 'a', path: 'p', sizeBytes: 1, messageId: null, archivedAt: '', chain: 'c' };
  await assert.rejects(archive.appendManifest('prod/org/1', [entry]), { code: 'unavailable' });
  assert.deepEqual(await readdir(dir), []);
});

// 2026-11-29: doctor said that the folder would be made at the first start, while /readyz answered 503.
test('an archive that is not there is no fresh one where messages were archived', async () => {
  const config = {
    archive: { kind: 'disk', dir: '/nowhere/at/all' },
    dataDir: '/nowhere',
  } as unknown as Config;
  const doctor = async (archived: number) =>
    (await checkArchive(config, { archived, archiveId: undefined }, en.doctor.archive)).verdict;
  assert.deepEqual([await doctor(0), await doctor(1)], ['ok', 'fail']);
});

test('readyz and doctor say what is the matter', async (t) => {
  const { engine } = await prepared(t, 0);
  const readyz = () =>
    healthRoutes(engine.ctx)
      .find(({ path }) => path === '/readyz')!
      .handle({} as never);
  const config = {
    archive: { kind: 'disk', dir: engine.archiveDir },
    dataDir: engine.archiveDir,
  } as unknown as Config;
  const doctor = () => checkArchive(config, { archived: 0, archiveId: undefined }, en.doctor.archive);
  assert.deepEqual([await readyz(), (await doctor()).verdict], [{ status: 'ok' }, 'ok']);

  await rename(join(engine.archiveDir, 'incoming'), join(engine.archiveDir, 'gone'));
  await mkdir(join(engine.archiveDir, 'postgres-18'), { recursive: true });
  await assert.rejects(async () => readyz(), {
    code: 'unavailable',
    values: { archiveCode: 'unavailable' },
  });
  assert.notEqual((await doctor()).verdict, 'ok');
  await rename(join(engine.archiveDir, 'gone'), join(engine.archiveDir, 'incoming'));
  assert.deepEqual([await readyz(), (await doctor()).verdict], [{ status: 'ok' }, 'ok']);
});

test('a real disk that fills up, turns read-only and comes off', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-disk-'));
  const [backing, archiveDir] = [join(dir, 'disk'), join(dir, 'archive')];
  await mkdir(backing);
  await mkdir(archiveDir);
  t.after(async () => {
    for (const place of [archiveDir, backing]) spawnSync('umount', ['--lazy', place]);
    await rm(dir, { recursive: true, force: true });
  });
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
  if (!mount('-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', backing))
    return t.skip('no file system can be mounted here (root on Linux can)');
  assert.ok(mount('--bind', backing, archiveDir));

  const { engine, company, pool } = await prepared(t, 10);
  engine.archiveDir = archiveDir;
  const real = await openDiskArchive(archiveDir);
  engine.ctx.archive = real;
  const codeOf = async () => (await engine.sync()).companies[0]!.code;
  const filler = join(backing, 'filler');
  const pending = settled(10, { archived: 0, pending: 10 });

  await t.test('almost full: nothing is downloaded', async () => {
    await writeFile(filler, Buffer.alloc(39.7 * mib));
    assert.equal(await codeOf(), 'archive_full');
    assert.deepEqual([downloads(engine), await ledgerOf(pool, company)], [0, pending]);
  });
  await t.test(
    'full to the last byte in the middle of a download: nothing half written is left',
    async () => {
      await writeFile(filler, Buffer.alloc(64 * mib)).catch(() => {});
      engine.ctx.archive = { ...real, check: async () => ({ ok: true, freeBytes: null }) };
      assert.equal(await codeOf(), 'archive_full');
      engine.ctx.archive = real;
      assert.deepEqual(await ledgerOf(pool, company), pending);
      assert.deepEqual(await readdir(join(archiveDir, 'incoming')), []);
    },
  );
  await rm(filler);
  await t.test('read-only: messages wait', async () => {
    assert.ok(mount('-o', 'remount,bind,ro', archiveDir));
    assert.equal(await codeOf(), 'archive_read_only');
    assert.deepEqual(await ledgerOf(pool, company), pending);
    assert.ok(mount('-o', 'remount,bind,rw', archiveDir));
  });
  await t.test('gone: nothing is written into the mount point', async () => {
    spawnSync('umount', [archiveDir]);
    assert.equal(await codeOf(), 'archive_unavailable');
    assert.deepEqual([await readdir(archiveDir), await ledgerOf(pool, company)], [[], pending]);
    assert.ok(mount('--bind', backing, archiveDir));
  });
  await t.test('back again: the next run takes everything', async () => {
    assert.equal(await codeOf(), null);
    assert.deepEqual(await ledgerOf(pool, company), settled(10));
    assert.deepEqual(await findings(engine), []);
  });
});
