/** Documents as large as ANAF takes them: opened beside the process that serves, within a budget of memory (2026-11-29). */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { zip } from '../sandbox/zip.ts';
import { createDocumentOpener } from '../src/sync/document-opener.ts';
import { createReadingThreads, readersFor } from '../src/sync/reading-threads.ts';

const expected = { uploadIndex: '5001' };

/** One line of the fixture, repeated until there are so many bytes. */
async function largeZip(bytes: number): Promise<Buffer> {
  const xml = (await readFile(new URL('fixtures/whole-ubl.xml', import.meta.url))).toString();
  const line = /<(\w+:)?InvoiceLine>.*?<\/(\w+:)?InvoiceLine>/s.exec(xml)![0];
  const large = xml.replace(line, () => line.repeat(Math.max(1, Math.ceil(bytes / line.length))));
  return zip([{ name: '5001.xml', bytes: Buffer.from(large) }], Date.UTC(2026, 10, 29));
}

test('documents of 10 MB are read in a thread: the event loop turns meanwhile, and three at most are in memory', async (t) => {
  const documents = createDocumentOpener();
  t.after(() => documents.close());
  const large = await largeZip(9_500_000);
  let turns = 0;
  const tick = setInterval(() => turns++, 1);
  t.after(() => clearInterval(tick));
  let [inMemory, most] = [0, 0];
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      const { contents, release } = await documents.open(large, expected);
      assert.ok(contents.ok);
      assert.equal(contents.reading.verdict, 'read');
      assert.ok(contents.invoice!.lines.length > 1_000);
      most = Math.max(most, ++inMemory);
      // As long as it takes to record it.
      await new Promise(setImmediate);
      inMemory--;
      release();
    }),
  );
  t.diagnostic(`${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB resident, ${turns} turns`);
  assert.ok(most <= 3, `${most} documents were in memory at once`);
  assert.ok(turns > 50, `the event loop turned ${turns} times`);
});

test('a small document is opened without a thread, and gives its bytes back', async (t) => {
  const documents = createDocumentOpener();
  t.after(() => documents.close());
  const small = await largeZip(0);
  for (let n = 0; n < 400; n += 100) {
    const opened = await Promise.all(Array.from({ length: 100 }, () => documents.open(small, expected)));
    for (const { contents, release } of opened) {
      assert.ok(contents.ok);
      release();
    }
  }
});

test('with two readers small documents are read in threads, to the same contents, and large ones beside them', async (t) => {
  const [inline, threaded] = [createDocumentOpener(), createDocumentOpener({ readers: 2 })];
  t.after(() => Promise.all([inline.close(), threaded.close()]));
  const zips = [...Array.from({ length: 30 }, () => largeZip(0)), largeZip(3_000_000)];
  const all = await Promise.all(zips);
  const read = async (opener: typeof inline, bytes: Buffer) => {
    const { contents, release } = await opener.open(bytes, expected);
    release();
    return contents;
  };
  const inThreads = await Promise.all(all.map((bytes) => read(threaded, bytes)));
  for (const [i, bytes] of all.entries()) assert.deepEqual(inThreads[i], await read(inline, bytes));
});

test('a thread that dies costs its document, and the next one gets another thread', async (t) => {
  const threads = createReadingThreads(1);
  t.after(() => threads.close());
  const small = await largeZip(0);
  const nothing = undefined as unknown as typeof expected;
  await assert.rejects(threads.read(small, nothing), /uploadIndex/);
  assert.ok((await threads.read(small, expected)).ok);
});

test('readers are for a worker with more than two cores', () => {
  const readers = (['all', 'api', 'worker'] as const).flatMap((role) =>
    [1, 2, 4].map((cores) => readersFor({ role, cores })),
  );
  assert.deepEqual(readers, [0, 0, 0, 0, 0, 0, 0, 0, 2]);
});

test('bytes that are no ZIP are refused as before, and what is opened after the close fails', async () => {
  const documents = createDocumentOpener();
  const { contents } = await documents.open(Buffer.from('<html></html>'), expected);
  assert.ok(!contents.ok && contents.reason === 'zip_not_a_zip');
  await documents.close();
  await assert.rejects(documents.open(await largeZip(3_000_000), expected));
});
