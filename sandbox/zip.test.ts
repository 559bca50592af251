import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { zip } from './zip.ts';

const at = Date.UTC(2026, 6, 15, 12);
const entries = [
  { name: 'semnatura_1.xml', bytes: Buffer.from('<Signature/>') },
  { name: '1.xml', bytes: Buffer.from(`<Invoice>${'ș'.repeat(1000)}</Invoice>`) },
];

test('a strict reader finds the entries, in their order, with their bytes', async () => {
  const file = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(zip(entries, at), { lazyEntries: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    ),
  );
  const found: { name: string; text: string; flags: number; time: string }[] = [];
  await new Promise<void>((resolve, reject) => {
    file.on('error', reject).on('end', resolve);
    file.on('entry', (entry: Entry) =>
      file.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        const text = Buffer.concat(await stream.toArray()).toString();
        found.push({
          name: entry.fileName,
          text,
          flags: entry.generalPurposeBitFlag,
          time: entry.getLastModDate({ timezone: 'UTC' }).toISOString(),
        });
        file.readEntry();
      }),
    );
    file.readEntry();
  });
  assert.deepEqual(
    found,
    entries.map(({ name, bytes }) => ({
      name,
      text: bytes.toString(),
      flags: 0x808,
      time: '2026-07-15T15:00:00.000Z',
    })),
  );
});

test('local headers have no sizes: they stand in the descriptor and in the directory', () => {
  const bytes = zip(entries, at);
  assert.equal(bytes.readUInt32LE(0), 0x04034b50);
  assert.equal(bytes.readUInt16LE(6), 0x808);
  assert.deepEqual([bytes.readUInt32LE(14), bytes.readUInt32LE(18), bytes.readUInt32LE(22)], [0, 0, 0]);
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  assert.equal(bytes.readUInt8(directory + 5), 0, 'create system');
  assert.equal(bytes.readUInt32LE(directory + 24), entries[0]?.bytes.length);
});
