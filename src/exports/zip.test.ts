import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromBufferPromise } from 'yauzl';
import { type ZipEntry, zipOf } from './zip.ts';
import { createDirectory } from './zip-records.ts';

const modifiedAt = new Date('2026-09-30T12:34:56Z');

async function bytesOf(entries: Iterable<ZipEntry>, directoryFile?: string): Promise<Buffer> {
  const chunks = [];
  const zip = zipOf(
    async (add) => {
      for (const entry of entries) await add(entry);
    },
    { directoryFile },
  );
  for await (const chunk of zip) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function unpacked(bytes: Buffer): Promise<[string, string][]> {
  const zip = await fromBufferPromise(bytes);
  const found: [string, string][] = [];
  for await (const entry of zip.eachEntry()) {
    const chunks = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    found.push([entry.fileName, Buffer.concat(chunks).toString('base64')]);
  }
  return found;
}

test('what goes in comes out, deflated or stored, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.record({
          name: fc.stringMatching(/^[a-zțș0-9]{1,9}$/),
          bytes: fc.uint8Array({ maxLength: 300 }),
          stored: fc.boolean(),
        }),
        {
          selector: ({ name }) => name,
          maxLength: 8,
        },
      ),
      async (files) => {
        const entries = files.map(({ name, bytes, stored }) => ({
          path: `dosar/${name}`,
          content: Buffer.from(bytes),
          modifiedAt,
          stored,
        }));
        const expected = entries.map(({ path, content }) => [path, content.toString('base64')]);
        assert.deepEqual(await unpacked(await bytesOf(entries)), expected);
      },
    ),
    { numRuns: 50 },
  );
});

test('a directory that waits in a file is the same, byte for byte', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-zip-'));
  t.after(() => rm(dir, { recursive: true }));
  const entries = Array.from({ length: 9_000 }, (_, i) => ({
    path: `dosar/un-nume-mai-lung-de-fisier-${i}.xml`,
    content: Buffer.from(`${i}`),
    modifiedAt,
    stored: true,
  }));
  const file = join(dir, 'directory');
  assert.ok((await bytesOf(entries)).equals(await bytesOf(entries, file)));
  assert.ok((await stat(file)).size > 500_000, 'most of it was in the file');
});

test('more entries than the old format counts', async () => {
  const entries = Array.from({ length: 66_000 }, (_, i) => ({
    path: String(i),
    content: Buffer.alloc(0),
    modifiedAt,
    stored: true,
  }));
  const zip = await fromBufferPromise(await bytesOf(entries));
  assert.equal(zip.entryCount, 66_000);
  let n = 0;
  for await (const entry of zip.eachEntry()) assert.equal(entry.fileName, String(n++));
  assert.equal(n, 66_000);
});

test('an entry behind the fourth gigabyte is found by its long offset', () => {
  const directory = createDirectory();
  const offset = 5 * 1024 ** 3;
  directory.add({ path: 'a', modifiedAt, stored: true, crc: 0, bytes: 0, compressedBytes: 0 }, offset);
  const [line, zip64, locator, end] = directory.end(offset + 31);
  assert.deepEqual([line!.readUInt32LE(42), line!.readBigUInt64LE(47 + 4)], [0xffffffff, BigInt(offset)]);
  assert.deepEqual([zip64!.readUInt32LE(0), zip64!.readBigUInt64LE(48)], [0x06064b50, BigInt(offset + 31)]);
  assert.equal(locator!.readBigUInt64LE(8), BigInt(offset + 31 + line!.length));
  assert.equal(end!.readUInt32LE(16), 0xffffffff);
});

test('the writer learns that there is no reader any more, and the reader learns what went wrong', async () => {
  let told: unknown;
  const abandoned = zipOf(async (add) => {
    try {
      for (let i = 0; ; i++)
        await add({ path: String(i), content: Buffer.alloc(100_000), modifiedAt, stored: true });
    } catch (error) {
      told = error;
      throw error;
    }
  });
  await abandoned.next();
  await abandoned.return(undefined);
  assert.ok(told instanceof Error);
  const failing = zipOf(async () => {
    throw new Error('the archive is away');
  });
  await assert.rejects(failing.next(), /the archive is away/);
});
