import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { openDiskArchive } from './disk.ts';
import { asArchiveError } from './disk-errors.ts';

const bytes = Buffer.from('PK the bytes of a message');
const path = 'prod/org/12345674/2026/07/202607031415_1.zip';

test('kept bytes are promoted to their place and read back', async (t) => {
  const { dir, archive } = await emptyArchive(t);
  const incoming = await archive.keepIncoming('7424075633', bytes);
  assert.deepEqual(await archive.sweepIncoming().then(names), [incoming.name]);
  assert.equal(incoming.sizeBytes, bytes.length);
  assert.equal(await archive.promote(incoming, path), 'promoted');
  assert.deepEqual(await archive.read(path), bytes);
  assert.deepEqual(await archive.stat(path), { sizeBytes: bytes.length });
  assert.deepEqual(await filesIn(dir), [path]);
});

test('files and folders are for the owner to write, the group to read and others to leave alone', async (t) => {
  const { dir, archive } = await emptyArchive(t);
  await archive.promote(await archive.keepIncoming('1', bytes), path);
  assert.equal((await stat(join(dir, path))).mode & 0o137, 0);
  assert.equal((await stat(join(dir, 'prod/org'))).mode & 0o027, 0);
});

test('a death after the promotion leaves a file without row, which the next attempt adopts', async (t) => {
  const { dir, archive } = await emptyArchive(t);
  await archive.promote(await archive.keepIncoming('1', bytes), path);
  const again = await openDiskArchive(dir);
  assert.equal(await again.promote(await again.keepIncoming('1', bytes), path), 'adopted');
  assert.deepEqual(await filesIn(dir), [path]);
});

test('a death before the promotion leaves bytes that the sweep lists and discards', async (t) => {
  const { dir, archive } = await emptyArchive(t);
  await archive.keepIncoming('1', bytes);
  await writeFile(join(dir, 'incoming', '2.half.part'), 'PK');
  const again = await openDiskArchive(dir);
  const leftOvers = await again.sweepIncoming();
  assert.equal(leftOvers.length, 2);
  assert.ok(leftOvers.every((one) => Date.now() - one.modifiedAt.getTime() < 60_000));
  for (const one of leftOvers) await again.discardIncoming(one);
  assert.deepEqual(await filesIn(dir), []);
  await again.discardIncoming(leftOvers[0]!);
});

test('other bytes in place are never overwritten, and both are kept', async (t) => {
  const { archive } = await emptyArchive(t);
  await archive.promote(await archive.keepIncoming('1', bytes), path);
  const other = await archive.keepIncoming('1', Buffer.from('PK other bytes'));
  await assert.rejects(archive.promote(other, path), { name: 'ArchiveError', code: 'conflict' });
  assert.deepEqual(await archive.read(path), bytes);
  assert.deepEqual(await archive.sweepIncoming().then(names), [other.name]);
});

test('two promotions of one message at the same moment end with one file and no error', async (t) => {
  const { dir, archive } = await emptyArchive(t);
  const two = await Promise.all([archive.keepIncoming('1', bytes), archive.keepIncoming('1', bytes)]);
  const outcomes = await Promise.all(two.map((incoming) => archive.promote(incoming, path)));
  assert.deepEqual(outcomes.toSorted(), ['adopted', 'promoted']);
  assert.deepEqual(await filesIn(dir), [path]);
});

test('a hundred messages at once are all in place', async (t) => {
  const { dir, archive } = await emptyArchive(t);
  const paths = Array.from({ length: 100 }, (_, i) => `prod/org/${i % 7}/2026/07/m_${i}.zip`);
  await Promise.all(
    paths.map(async (one) => archive.promote(await archive.keepIncoming(one, Buffer.from(one)), one)),
  );
  assert.deepEqual(await filesIn(dir), paths.toSorted());
  for (const one of paths) assert.equal((await readFile(join(dir, one))).toString(), one);
});

test('a folder that was tidied away is made again', async (t) => {
  const { dir, archive } = await emptyArchive(t);
  await archive.promote(await archive.keepIncoming('1', bytes), path);
  await rm(join(dir, 'prod'), { recursive: true });
  assert.equal(await archive.promote(await archive.keepIncoming('1', bytes), path), 'promoted');
});

test('an archive whose disk has gone is not made again in its place', async (t) => {
  const { dir, archive } = await emptyArchive(t);
  const incoming = await archive.keepIncoming('1', bytes);
  await rm(dir, { recursive: true });
  await assert.rejects(archive.keepIncoming('1', bytes), { code: 'unavailable' });
  await assert.rejects(archive.promote(incoming, path), { name: 'ArchiveError' });
  assert.deepEqual(await archive.check(), {
    ok: false,
    code: 'unavailable',
    detail: 'could not write into the archive: ENOENT',
  });
  assert.equal(existsSync(dir), false);
});

test('what is not there is missing, with its cause', async (t) => {
  const { archive } = await emptyArchive(t);
  await assert.rejects(archive.read(path), (error: Error & { code: string }) => {
    assert.equal(error.code, 'missing');
    assert.equal((error.cause as NodeJS.ErrnoException).code, 'ENOENT');
    return true;
  });
  assert.equal(await archive.stat(path), null);
});

test('a full disk says that it is full', async (t) => {
  // /dev/full refuses every byte; it is no folder, so only the write itself can be tried on it.
  if (!existsSync('/dev/full')) return t.skip('no /dev/full here');
  await assert.rejects(
    asArchiveError('keep', 'unavailable', () => writeFile('/dev/full', bytes)),
    { code: 'full', message: 'could not keep: ENOSPC' },
  );
});

test('no path leads out of the archive', async (t) => {
  const { archive } = await emptyArchive(t);
  const incoming = await archive.keepIncoming('../../x', bytes);
  assert.match(incoming.name, /^x\.[0-9a-f-]+$/);
  for (const outside of ['../x.zip', '/etc/x.zip', 'a/../../x.zip', 'incoming/x.zip', '']) {
    await assert.rejects(archive.promote(incoming, outside), /not a path of the archive/);
    await assert.rejects(archive.read(outside), /not a path of the archive/);
  }
  await assert.rejects(archive.discardIncoming({ name: '../x' }), /no incoming file can be called/);
});

test('a sound archive says how much room is left and leaves nothing of its probe', async (t) => {
  const { dir, archive } = await emptyArchive(t);
  const health = await archive.check();
  assert.ok(health.ok && health.freeBytes !== null && health.freeBytes > 0);
  assert.deepEqual(await filesIn(dir), []);
});

// 2026-11-29: a probe that a full disk refused left its `.part` each time.
test('a probe that cannot be written leaves nothing either', async (t) => {
  const { dir } = await emptyArchive(t);
  const code = `
    const { openDiskArchive } = await import(process.argv[1]);
    console.log((await (await openDiskArchive(process.argv[2], { make: false })).check()).ok);`;
  const args = ['--input-type=module', '-e', code, join(import.meta.dirname, 'disk.ts'), dir];
  // No process may write a byte into a file: the name is taken, and the bytes are refused, as on a full disk.
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    'ulimit -f 0; exec "$0" "$@"',
    process.execPath,
    ...args,
  ]);
  assert.equal(stdout.trim(), 'false');
  assert.deepEqual(await filesIn(dir), []);
});

async function emptyArchive(t: TestContext) {
  const parent = await mkdtemp(join(tmpdir(), 'archive-'));
  t.after(() => rm(parent, { recursive: true, force: true }));
  const dir = join(parent, 'archive');
  return { dir, archive: await openDiskArchive(dir) };
}

async function filesIn(dir: string): Promise<string[]> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .toSorted();
}

function names(leftOvers: { name: string }[]): string[] {
  return leftOvers.map(({ name }) => name);
}
