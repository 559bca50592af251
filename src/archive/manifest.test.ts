import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Archive } from './archive.ts';
import { chainHash, chainStart } from './chain.ts';
import { openDiskArchive } from './disk.ts';
import { type ManifestEntry, manifestLine, readManifestLine } from './manifest.ts';

const folder = 'prod/org/12345674';

function entries(from: number, to: number): ManifestEntry[] {
  const all: ManifestEntry[] = [];
  for (let seq = 1; seq <= to; seq++) {
    const link = { seq, sha256: String(seq % 10).repeat(64), path: `${folder}/2026/07/m_${seq}.zip` };
    const chain = chainHash(all.at(-1)?.chain ?? chainStart, link);
    all.push({
      ...link,
      sizeBytes: seq,
      messageId: String(seq),
      archivedAt: '2026-07-03T11:15:00.000Z',
      chain,
    });
  }
  return all.slice(from - 1);
}

test('an entry is one line and is read back from it', () => {
  const [entry] = entries(1, 1);
  assert.deepEqual(readManifestLine(manifestLine(entry!).trimEnd()), entry);
  for (const line of ['', '{', 'null', '[]', '{"seq":1}', '{"seq":"1"}'])
    assert.equal(readManifestLine(line), null, line);
});

test('a manifest grows by what is appended, and its end is found without reading it', async (t) => {
  const { archive } = await emptyArchive(t);
  assert.deepEqual(await archive.findManifestEnd(folder), { last: null, torn: false, unreadable: false });
  assert.deepEqual(await seqs(archive), []);
  await archive.appendManifest(folder, entries(1, 500));
  await archive.appendManifest(folder, entries(501, 502));
  assert.deepEqual(await archive.findManifestEnd(folder), {
    last: entries(502, 502)[0],
    torn: false,
    unreadable: false,
  });
  assert.deepEqual(
    await seqs(archive),
    entries(1, 502).map(({ seq }) => seq),
  );
});

test('an end that was read is known until the file is another one: appended to, rewritten, removed', async (t) => {
  const { archive, file } = await emptyArchive(t);
  const lastSeq = async () => (await archive.findManifestEnd(folder)).last?.seq;
  await archive.appendManifest(folder, entries(1, 3));
  assert.deepEqual([await lastSeq(), await lastSeq()], [3, 3]);
  await archive.appendManifest(folder, entries(4, 4));
  assert.deepEqual([await lastSeq(), await lastSeq()], [4, 4]);
  await writeFile(file, (await readFile(file, 'utf8')).split('\n').slice(0, 2).join('\n'));
  assert.equal((await archive.findManifestEnd(folder)).torn, true);
  await rm(file);
  assert.deepEqual([await lastSeq(), await lastSeq()], [undefined, undefined]);
});

test('a line that a crash has cut is no entry, and the next append takes its place', async (t) => {
  const { archive, file } = await emptyArchive(t);
  await archive.appendManifest(folder, entries(1, 3));
  for (const left of ['{"seq":4,"sha', `{"seq":4,"path":"${'x'.repeat(10_000)}`]) {
    await appendFile(file, left);
    assert.deepEqual(await archive.findManifestEnd(folder), {
      last: entries(3, 3)[0],
      torn: true,
      unreadable: false,
    });
    assert.deepEqual(await seqs(archive), [1, 2, 3]);
    await archive.appendManifest(folder, []);
  }
  await archive.appendManifest(folder, entries(4, 4));
  assert.equal(await readFile(file, 'utf8'), entries(1, 4).map(manifestLine).join(''));
});

test('a manifest of nothing but a cut line has no entry', async (t) => {
  const { archive, file } = await emptyArchive(t);
  await archive.appendManifest(folder, entries(1, 1));
  await writeFile(file, '{"se');
  assert.deepEqual(await archive.findManifestEnd(folder), { last: null, torn: true, unreadable: false });
  await archive.appendManifest(folder, entries(1, 1));
  assert.deepEqual(await seqs(archive), [1]);
});

test('a line that is none of ours is told by its number', async (t) => {
  const { archive, file } = await emptyArchive(t);
  await archive.appendManifest(folder, entries(1, 1));
  await appendFile(file, 'what is this\n');
  const lines = await Array.fromAsync(archive.readManifest(folder));
  assert.deepEqual(lines[1], { n: 2, entry: null });
  assert.equal((await archive.findManifestEnd(folder)).unreadable, true);
});

test('a list names every file but those that have no place yet, and enters what it is told to', async (t) => {
  const { archive } = await emptyArchive(t);
  await archive.keepIncoming('1', Buffer.from('1'));
  await archive.appendManifest(folder, entries(1, 1));
  const place = `${folder}/2026/07/a.zip`;
  await archive.promote(await archive.keepIncoming('2', Buffer.from('two')), place);
  const all = await Array.fromAsync(archive.list(''));
  assert.deepEqual(all.map(({ path }) => path).sort(), [place, `${folder}/manifest.jsonl`].sort());
  assert.equal(all.find(({ path }) => path === place)!.sizeBytes, 3);
  const shallow = await Array.fromAsync(archive.list(folder, () => false));
  assert.deepEqual(
    shallow.map(({ path }) => path),
    [`${folder}/manifest.jsonl`],
  );
  assert.deepEqual(await Array.fromAsync(archive.list('prod/nobody')), []);
});

async function seqs(archive: Archive): Promise<(number | undefined)[]> {
  return (await Array.fromAsync(archive.readManifest(folder))).map(({ entry }) => entry?.seq);
}

async function emptyArchive(t: TestContext) {
  const dir = await mkdtemp(join(tmpdir(), 'archive-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  const archive = await openDiskArchive(dir);
  return { archive, dir, file: join(dir, folder, 'manifest.jsonl') };
}
