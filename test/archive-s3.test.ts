/** The archive in a bucket, on a real S3 server, with its faults: what the disk's tests say of a folder, and what only a bucket can do. */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { chainHash, chainStart } from '../src/archive/chain.ts';
import type { ManifestEntry } from '../src/archive/manifest.ts';
import { openS3Archive, writeBucketId } from '../src/archive/s3.ts';
import { openBucket } from '../src/archive/s3-bucket.ts';
import { checkArchive } from '../src/cli/doctor/check-files.ts';
import { openExportStore } from '../src/exports/export-store.ts';
import { cliTexts } from '../src/text/cli/cli-texts.ts';
import { s3Missing, startS3Server } from './support/s3-server.ts';
import { anafSettings, testConfig } from './support/settings.ts';

const { en } = cliTexts;
const server = s3Missing ? undefined : await startS3Server();
const folder = 'prod/org/12345674';
const path = `${folder}/2026/07/202607031415_1.zip`;
const bytes = Buffer.from('PK the bytes of a message');
let buckets = 0;

async function emptyArchive(overrides: Parameters<typeof openBucket>[1] = {}) {
  const settings = await server!.newBucket(`bucket-${++buckets}`);
  const bucket = openBucket(settings, { firstPauseMs: 1, ...overrides });
  return { settings, bucket, archive: openS3Archive(bucket) };
}

const s3 = (name: string, run: (t: TestContext) => Promise<void>) => test(name, { skip: s3Missing }, run);

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

s3('kept bytes are promoted to their place and read back, and nothing is left incoming', async () => {
  const { archive } = await emptyArchive();
  const incoming = await archive.keepIncoming('1', bytes);
  assert.deepEqual(
    (await archive.sweepIncoming()).map(({ name }) => name),
    [incoming.name],
  );
  assert.equal(await archive.promote(incoming, path), 'promoted');
  assert.deepEqual(await archive.read(path), bytes);
  assert.deepEqual(await archive.stat(path), { sizeBytes: bytes.length });
  assert.deepEqual(await archive.sweepIncoming(), []);
  assert.equal(await archive.promote(await archive.keepIncoming('1', bytes), path), 'adopted');
});

s3('other bytes in place are never overwritten, and both are kept', async () => {
  const { archive } = await emptyArchive();
  await archive.promote(await archive.keepIncoming('1', bytes), path);
  const other = await archive.keepIncoming('1', Buffer.from('PK other bytes'));
  await assert.rejects(archive.promote(other, path), { name: 'ArchiveError', code: 'conflict' });
  assert.deepEqual(await archive.read(path), bytes);
  assert.equal((await archive.sweepIncoming()).length, 1);
});

s3('of sixteen writers of one place one stores, and the others find its bytes', async () => {
  const { bucket, archive } = await emptyArchive();
  const others = Array.from({ length: 16 }, () => openS3Archive(bucket));
  for (const place of [path, `${path}.second.zip`]) {
    const outcomes = await Promise.all(
      others.map(async (one, n) => {
        const incoming = await one.keepIncoming('1', Buffer.from(`PK ${n}`));
        return one.promote(incoming, place).catch((error) => error.code);
      }),
    );
    assert.deepEqual(outcomes.toSorted(), [...Array(15).fill('conflict'), 'promoted']);
    const winner = outcomes.indexOf('promoted');
    assert.equal((await archive.read(place)).toString(), `PK ${winner}`);
  }
});

s3('another process promotes what this one kept', async () => {
  const { bucket, archive } = await emptyArchive();
  const incoming = await archive.keepIncoming('1', bytes);
  assert.equal(await openS3Archive(bucket).promote(incoming, path), 'promoted');
});

s3(
  'a manifest is numbered segments; its end is found without reading it, and a list does not show it',
  async () => {
    const { archive } = await emptyArchive();
    assert.deepEqual(await archive.findManifestEnd(folder), { last: null, torn: false, unreadable: false });
    await archive.appendManifest(folder, entries(1, 9));
    await archive.appendManifest(folder, entries(10, 12));
    await archive.appendManifest(folder, entries(13, 13));
    assert.deepEqual((await archive.findManifestEnd(folder)).last, entries(13, 13)[0]);
    const lines = await Array.fromAsync(archive.readManifest(folder));
    assert.deepEqual(
      lines.map(({ n, entry }) => [n, entry?.seq]),
      entries(1, 13).map(({ seq }) => [seq, seq]),
    );
    await archive.promote(await archive.keepIncoming('1', bytes), path);
    assert.deepEqual(await Array.fromAsync(archive.list('')), [{ path, sizeBytes: bytes.length }]);
    assert.deepEqual(await Array.fromAsync(archive.list('prod', () => false)), []);
    assert.deepEqual(await Array.fromAsync(archive.list('prod/nobody')), []);
    // The same again, as after an answer that was lost.
    await archive.appendManifest(folder, entries(13, 13));
    await assert.rejects(archive.appendManifest(folder, [{ ...entries(13, 13)[0]!, sizeBytes: 1 }]), {
      code: 'conflict',
    });
  },
);

s3('what is not there is missing; a damaged file is set aside', async () => {
  const { archive } = await emptyArchive();
  await assert.rejects(archive.read(path), { name: 'ArchiveError', code: 'missing' });
  assert.equal(await archive.stat(path), null);
  await archive.setAside(path, `${path}.damaged-1`);
  await archive.promote(await archive.keepIncoming('1', bytes), path);
  await archive.setAside(path, `${path}.damaged-1`);
  assert.equal(await archive.stat(path), null);
  assert.deepEqual(await archive.read(`${path}.damaged-1`), bytes);
});

s3('a bucket of another database takes nothing', async () => {
  const { bucket } = await emptyArchive();
  await writeBucketId(bucket, 'other');
  const archive = openS3Archive(bucket, { id: 'ours' });
  const { keepIncoming, read, stat } = archive;
  for (const step of [() => keepIncoming('1', bytes), () => read(path), () => stat(path)])
    await assert.rejects(step(), { code: 'unavailable', message: /its archive.id is other/ });
  assert.equal((await archive.check()).ok, false);
});

/** Fails the first calls that a rule chooses. */
function failing(
  rule: (method: string, url: string) => 'before' | 'after' | number | 'hang' | undefined,
  times: number,
): typeof fetch {
  let left = times;
  return async (input, init) => {
    const what = left > 0 ? rule(init?.method ?? 'GET', String(input)) : undefined;
    if (what === undefined) return fetch(input, init);
    left--;
    if (what === 'before')
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
    if (what === 'hang')
      return new Promise((_resolve, reject) => {
        init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason), { once: true });
      });
    if (typeof what === 'number')
      return new Response('<Error><Code>SlowDown</Code></Error>', { status: what });
    await fetch(input, init);
    throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
  };
}

const places = (method: string, url: string) => method === 'PUT' && url.endsWith('.zip');

s3(
  'a reset, a timeout, 500 and 503 SlowDown are tried again, and the bytes are in their place once',
  async () => {
    for (const fault of ['before', 'hang', 500, 503] as const) {
      const { archive } = await emptyArchive({
        fetch: failing((method, url) => (places(method, url) ? fault : undefined), 2),
        timeoutMs: fault === 'hang' ? 300 : 60_000,
      });
      assert.equal(
        await archive.promote(await archive.keepIncoming('1', bytes), path),
        'promoted',
        String(fault),
      );
      assert.deepEqual(await archive.read(path), bytes);
    }
  },
);

s3('an answer that was lost after the bytes were stored is no conflict', async () => {
  const { archive } = await emptyArchive({
    fetch: failing((method, url) => (places(method, url) ? 'after' : undefined), 1),
  });
  assert.equal(await archive.promote(await archive.keepIncoming('1', bytes), path), 'adopted');
});

s3(
  'a lasting outage is unavailable and 403 read-only; the message waits, and nothing is in its place',
  async () => {
    for (const [fault, code] of [
      [503, 'unavailable'],
      ['before', 'unavailable'],
      [403, 'read_only'],
    ] as const) {
      const { settings, archive } = await emptyArchive({
        fetch: failing((method, url) => (places(method, url) ? fault : undefined), 100),
      });
      const incoming = await archive.keepIncoming('1', bytes);
      await assert.rejects(archive.promote(incoming, path), { name: 'ArchiveError', code });
      const later = openS3Archive(openBucket(settings));
      assert.equal(await later.stat(path), null);
      assert.equal(await later.promote(incoming, path), 'promoted');
    }
  },
);

s3('half of the bytes, or other ones, are refused by their checksum on both ways', async () => {
  const { settings } = await emptyArchive();
  const half: typeof fetch = async (input, init) =>
    init?.method === 'PUT' && String(input).endsWith('.zip')
      ? fetch(input, {
          ...init,
          headers: { ...init.headers, 'content-length': '5' },
          body: (init.body as Buffer).subarray(0, 5),
        })
      : fetch(input, init);
  const writing = openS3Archive(openBucket(settings, { fetch: half, firstPauseMs: 1 }));
  await assert.rejects(writing.promote(await writing.keepIncoming('1', bytes), path), {
    name: 'ArchiveError',
  });
  const archive = openS3Archive(openBucket(settings));
  assert.equal(await archive.stat(path), null);
  await archive.promote(await archive.keepIncoming('1', bytes), path);
  const changed: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method !== 'GET') return answer;
    const body = Buffer.from(await answer.arrayBuffer());
    if (body.length > 3) body[3]! ^= 1;
    return new Response(body, { status: answer.status, headers: answer.headers });
  };
  const reading = openS3Archive(openBucket(settings, { fetch: changed, firstPauseMs: 1 }));
  await assert.rejects(reading.read(path), { name: 'ArchiveError', code: 'unavailable' });
});

s3('a large stream goes in parts and comes back in ranges; one that fails leaves nothing', async () => {
  const { bucket } = await emptyArchive();
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  async function* pieces(n: number, end?: Error) {
    for (let i = 0; i < n; i++) yield Buffer.concat([Buffer.from(String(i)), chunk]);
    if (end) throw end;
  }
  const size = await bucket.putStream('large', pieces(35));
  const [sent, got] = [createHash('sha256'), createHash('sha256')];
  for await (const piece of pieces(35)) sent.update(piece);
  for await (const piece of (await bucket.getStream('large'))!) got.update(piece);
  assert.deepEqual([size, got.digest('hex')], [35 * chunk.length + 60, sent.digest('hex')]);
  await assert.rejects(
    bucket.putStream('broken', pieces(20, new Error('the source ended'))),
    /the source ended/,
  );
  assert.equal(await bucket.head('broken'), null);
  assert.equal(await bucket.getStream('nothing'), null);
  await bucket.remove('nothing');
});

s3(
  'an export that one machine made is served whole and in parts by another, and pruned by any',
  async (t) => {
    const { bucket } = await emptyArchive();
    const [made, serves] = [
      await mkdtemp(join(tmpdir(), 'efactura-made-')),
      await mkdtemp(join(tmpdir(), 'efactura-serves-')),
    ];
    t.after(() => Promise.all([made, serves].map((dir) => rm(dir, { recursive: true, force: true }))));
    const [id, start] = [randomUUID(), randomUUID()];
    const file = `${id}/${id}-${start}.zip`;
    await mkdir(join(made, id));
    await writeFile(join(made, file), 'PK what was asked for');
    const [worker, api] = [openExportStore(made, bucket), openExportStore(serves, bucket)];
    assert.equal(await api.open(file), undefined);
    await worker.keep(file);
    assert.deepEqual(await readdir(join(made, id)), [], 'the machine that made it keeps no copy');

    const opened = (await api.open(file))!;
    const read = async (start: number, end: number) =>
      Buffer.concat(await opened.createReadStream({ start, end }).toArray()).toString();
    assert.equal(await read(0, 20), 'PK what was asked for');
    assert.equal(await read(3, 6), 'what');
    await assert.rejects(api.open('../archive.id'), /is no export's file/);

    const soon = new Date(Date.now() + 60_000);
    assert.deepEqual(await api.listOld(new Date(0)), []);
    assert.deepEqual(await api.listOld(soon), [file]);
    await api.remove(file);
    assert.equal(await worker.open(file), undefined);
    assert.deepEqual(await worker.listOld(soon), []);
  },
);

// What a bucket has of its own against deletion is said by `doctor`, and what it lacks.
s3(
  'doctor says what the bucket keeps of what is deleted, and the archive works under a retention',
  async () => {
    const { settings, archive } = await emptyArchive();
    const config = testConfig(anafSettings(), {
      ARCHIVE_URL: `s3://${settings.bucket}/${settings.prefix}`,
      S3_ENDPOINT: settings.endpoint,
      S3_ACCESS_KEY_ID: settings.accessKeyId,
      S3_SECRET_ACCESS_KEY: settings.secretAccessKey,
    });
    const doctor = async () => {
      const { verdict, detail } = await checkArchive(
        config,
        { archived: 0, archiveId: undefined },
        en.doctor.archive,
      );
      return `${verdict}: ${detail}`;
    };
    assert.match(await doctor(), /^warn: .* its versioning is off/);
    const enabled = '<Status>Enabled</Status>';
    await server!.configure(
      settings,
      'versioning',
      `<VersioningConfiguration>${enabled}</VersioningConfiguration>`,
    );
    assert.match(await doctor(), /^ok: .* no object lock/);
    const lock = (rule: string) =>
      server!.configure(
        settings,
        'object-lock',
        `<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>${rule}</ObjectLockConfiguration>`,
      );
    await lock('');
    assert.match(await doctor(), /^ok: .* without a default retention/);
    await lock('<Rule><DefaultRetention><Mode>GOVERNANCE</Mode><Days>30</Days></DefaultRetention></Rule>');
    assert.match(await doctor(), /^ok: .* object lock \(GOVERNANCE, 30 days\)/);

    assert.equal(await archive.promote(await archive.keepIncoming('1', bytes), path), 'promoted');
    assert.deepEqual(await archive.sweepIncoming(), []);
    const other = await archive.keepIncoming('1', Buffer.from('PK other bytes'));
    await assert.rejects(archive.promote(other, path), { code: 'conflict' });
    assert.deepEqual(await archive.read(path), bytes);
  },
);
