/** What is on the disk for certain when the archive says so: bytes are synced before they get a name, and a name's directory before the next step. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openDiskArchive } from '../src/archive/disk.ts';
import { type DiskStep, recordDisk } from './support/disk-journal.ts';

const bytes = Buffer.from('PK the bytes of a message');
const path = 'prod/org/12345674/2026/07/202607031415_1.zip';

test('incoming bytes are synced before they are renamed, and their folder before the caller goes on (2026-11-29)', async (t) => {
  const { dir, archive, steps } = await open(t);
  const { name } = await archive.keepIncoming('1', bytes);
  const file = join(dir, 'incoming', name);
  const renamed = steps.findIndex(({ step, ...of }) => step === 'rename' && 'to' in of && of.to === file);
  assert.ok(renamed >= 0, 'the whole file gets its name by a rename');
  assert.ok(isSynced(steps.slice(0, renamed), `${file}.part`), 'bytes are synced before the rename');
  assert.ok(isSynced(steps.slice(renamed), join(dir, 'incoming')), 'incoming/ is synced after the rename');
});

test('a file in its place is durable before its name in incoming/ goes (2026-11-29)', async (t) => {
  const { dir, archive, steps } = await open(t);
  const incoming = await archive.keepIncoming('1', bytes);
  steps.length = 0;
  await archive.promote(incoming, path);
  const target = join(dir, path);
  const placed = steps.findIndex((one) => 'to' in one && one.to === target);
  const removed = steps.findIndex(({ step, path: of }) => step === 'unlink' && of.includes('incoming'));
  assert.ok(placed >= 0 && removed > placed);
  assert.ok(isSynced(steps.slice(placed, removed), dirname(target)), 'its folder is synced in between');
});

test('each new folder is synced into the one above it before a file is placed in it (2026-11-29)', async (t) => {
  const { dir, archive, steps } = await open(t);
  await archive.promote(await archive.keepIncoming('1', bytes), path);
  const placed = steps.findIndex((one) => 'to' in one && one.to === join(dir, path));
  const made = steps.flatMap(({ step, path: of }, n) => (step === 'mkdir' ? [{ of, n }] : []));
  assert.equal(made.length, 5, 'prod, org, company, year, month');
  for (const { of, n } of made) assert.ok(isSynced(steps.slice(n, placed), dirname(of)), of);
});

test('lines of a manifest are synced, and its folder when it is new (2026-11-29)', async (t) => {
  const { dir, archive, steps } = await open(t);
  const entry = { seq: 1, sha256: 'a', path, sizeBytes: 1, messageId: '1', archivedAt: '', chain: 'b' };
  await archive.appendManifest('prod/org/12345674', [entry]);
  const manifest = join(dir, 'prod/org/12345674/manifest.jsonl');
  assert.ok(isSynced(steps, manifest));
  const written = steps.findIndex(({ path: of }) => of === manifest);
  assert.ok(isSynced(steps.slice(written), dirname(manifest)));
});

test('those that ask at the same time whether the archive takes bytes share one probe, the next one makes its own', async (t) => {
  const { archive, steps } = await open(t);
  const probes = () => steps.filter(({ step, path: of }) => step === 'write' && of.includes('probe')).length;
  const found = await Promise.all([archive.check(), archive.check(), archive.check()]);
  assert.deepEqual([found.every(({ ok }) => ok), probes()], [true, 1]);
  await archive.check();
  assert.equal(probes(), 2);
});

async function open(t: TestContext) {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-durable-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  const archive = await openDiskArchive(dir);
  return { dir, archive, steps: await recordDisk(t) };
}

function isSynced(steps: DiskStep[], wanted: string): boolean {
  return steps.some(({ step, path: of }) => step === 'sync' && of === wanted);
}
