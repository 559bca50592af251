/** The archive on a disk of its own, a real one of 18 MB: full, unmounted and read-only in the middle of syncs by a real worker. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { until } from '../../scripts/support/until.ts';
import { testDatabase } from '../support/database.ts';
import { assertArchivedOnce, leftIncoming } from '../support/exactly-once.ts';
import { openSite, type Site } from '../support/site.ts';

const messages = 120;
/** With less than 16 MB free no download is begun. */
const size = '18m';

test('a disk that fills up stops the company with archive_full, and room lets the next run take the rest', async (t) => {
  const disk = await openOnDisk(t);
  if (!disk) return t.skip('a file system cannot be mounted here: it takes root');
  const { site, organisationId, companyId } = disk;
  const ballast = join(site.archiveDir, 'ballast');
  const filled = until(() => (site.sandbox.journal.byEndpoint.download ?? 0) >= 10).then(() => {
    // To its last byte.
    assert.throws(() => writeFileSync(ballast, Buffer.alloc(20 * 1024 ** 2)), { code: 'ENOSPC' });
  });
  const full = await syncOnce(site, organisationId);
  await filled;
  assert.deepEqual([full.state, full.code], ['partial', 'archive_full']);
  assert.ok(full.archived > 0 && full.archived < messages, `${full.archived} of ${messages} fitted`);
  assert.equal(await failedLines(site), 0);

  rmSync(ballast);
  assert.deepEqual(await syncOnce(site, organisationId), {
    state: 'succeeded',
    code: null,
    archived: messages - full.archived,
  });
  await assertArchivedOnce(site, companyId, messages);
  assert.deepEqual(await leftIncoming(site), []);
});

test('a disk that is unmounted under the worker takes nothing on its mount point, and is whole when it is back', async (t) => {
  const disk = await openOnDisk(t);
  if (!disk) return t.skip('a file system cannot be mounted here: it takes root');
  const { site, organisationId, companyId, mount, unmount } = disk;
  unmount();
  const gone = await syncOnce(site, organisationId);
  assert.deepEqual(gone, { state: 'partial', code: 'archive_unavailable', archived: 0 });
  assert.deepEqual(readdirSync(site.archiveDir), []);
  mount();
  assert.equal((await syncOnce(site, organisationId)).state, 'succeeded');
  await assertArchivedOnce(site, companyId, messages);
});

test('an empty disk mounted in its place is refused, also one that looks like an archive, and the true one is taken when it is back', async (t) => {
  const disk = await openOnDisk(t);
  if (!disk) return t.skip('a file system cannot be mounted here: it takes root');
  const { site, organisationId, companyId, mount, mountEmpty, unmount } = disk;
  const refused = { state: 'partial', code: 'archive_unavailable', archived: 0 };
  unmount();
  mountEmpty();
  assert.deepEqual(await syncOnce(site, organisationId), refused);
  assert.deepEqual(readdirSync(site.archiveDir), []);
  mkdirSync(join(site.archiveDir, 'incoming'));
  assert.deepEqual(await syncOnce(site, organisationId), refused);
  writeFileSync(join(site.archiveDir, 'archive.id'), '11111111-1111-4111-8111-111111111111\n');
  assert.deepEqual(await syncOnce(site, organisationId), refused);
  assert.deepEqual(readdirSync(join(site.archiveDir, 'incoming')), []);
  assert.equal(await failedLines(site), 0);
  unmount();
  mount();
  assert.deepEqual(await syncOnce(site, organisationId), {
    state: 'succeeded',
    code: null,
    archived: messages,
  });
  await assertArchivedOnce(site, companyId, messages);
});

test('a disk that becomes read-only stops the company with archive_read_only until it can be written again', async (t) => {
  const disk = await openOnDisk(t);
  if (!disk) return t.skip('a file system cannot be mounted here: it takes root');
  const { site, organisationId, companyId, remount } = disk;
  remount('ro');
  const stopped = await syncOnce(site, organisationId);
  assert.deepEqual(stopped, { state: 'partial', code: 'archive_read_only', archived: 0 });
  remount('rw');
  assert.equal((await syncOnce(site, organisationId)).state, 'succeeded');
  await assertArchivedOnce(site, companyId, messages);
});

/**
 * With one company and a worker that has opened the archive. The disk is mounted beside the archive's folder for as long
 * as the test lasts, so that what is unmounted from there comes back as it was. Undefined where nothing can be mounted.
 */
async function openOnDisk(t: TestContext) {
  const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' });
  const mounted: string[] = [];
  // Before the hook that removes the folder; the worker, which dies later still, may have files open.
  t.after(() => mounted.map((dir) => run('umount', '--lazy', dir)));
  const site = await openSite(t, {}, await testDatabase(t));
  const dir = site.archiveDir;
  const device = `${dir}-disk`;
  const tmpfs = (at: string) =>
    run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=750`, 'efactura-test', at);
  const mount = () => assert.equal(run('mount', '--bind', device, dir).status, 0);
  const mountEmpty = () => assert.equal(tmpfs(dir).status, 0);
  const unmount = () => assert.equal(run('umount', dir).status, 0);
  for (const folder of [dir, device]) mkdirSync(folder, { recursive: true });
  if (tmpfs(device).status !== 0) return undefined;
  mount();
  mounted.push(dir, device);
  await site.startWorker();
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const companyId = await site.addCompany(organisationId, messages);
  const remount = (mode: 'ro' | 'rw') => run('mount', '-o', `remount,${mode}`, device);
  return { site, organisationId, companyId, mount, mountEmpty, unmount, remount };
}

async function syncOnce(site: Site, organisationId: string) {
  const runId = await site.request(organisationId);
  await site.wake();
  const { state, counts, companies } = await site.ended(organisationId, runId);
  return { state, code: companies[0]!.code, archived: counts.archived };
}

async function failedLines({ pool }: Site): Promise<number> {
  const { rows } = await pool.query(`select count(*) as n from sync_log where status = 'failed'`);
  return rows[0].n;
}
