/** The archive in a bucket. Nothing is overwritten: each write of a place is conditional, so that of any number of writers one stores and the others compare. */
import { createHash, randomUUID } from 'node:crypto';
import { type Archive, ArchiveError, type Incoming, type Promotion } from './archive.ts';
import { type ManifestEntry, manifestLine, readManifestLine } from './manifest.ts';
import { isArchivePath, isSafeSegment } from './path.ts';
import { type Bucket, BucketError } from './s3-bucket.ts';
import { isSegment, segmentName } from './s3-manifest.ts';

const archiveIdKey = 'archive.id';
const probeEveryMs = 30_000;
/** Written again and again, and never removed: each removal would leave a marker in a bucket with versions. */
const probeName = 'probe';
/** Bytes between keepIncoming and promote, so that they need not be read again. */
const mostRememberedBytes = 64 * 1024 * 1024;

/** @param id what the bucket's archive.id must be; nothing is written elsewhere, or found missing there */
export function openS3Archive(bucket: Bucket, { id }: { id?: string } = {}): Archive {
  const remembered = new Map<string, Buffer>();
  let rememberedBytes = 0;
  let checkedId = id === undefined;
  let probed: { at: number; found: ReturnType<Archive['check']> } | undefined;

  const checkId = async () => {
    if (checkedId) return;
    const there = await readBucketId(bucket);
    if (there !== id)
      throw new ArchiveError(
        'unavailable',
        `${bucket.place} is not the archive of this database: ${there === undefined ? 'it has no archive.id' : `its archive.id is ${there}`}, and the database expects ${id}`,
      );
    checkedId = true;
  };
  const drop = (name: string) => {
    rememberedBytes -= remembered.get(name)?.length ?? 0;
    remembered.delete(name);
  };

  return {
    keepIncoming: (hint, bytes) =>
      asArchiveError('keep incoming bytes', async () => {
        await checkId();
        const name = `${hint.replace(/[^A-Za-z0-9]/g, '').slice(0, 40) || 'unnamed'}.${randomUUID()}`;
        await bucket.put(`incoming/${name}`, bytes);
        if (rememberedBytes + bytes.byteLength <= mostRememberedBytes) {
          remembered.set(name, Buffer.from(bytes));
          rememberedBytes += bytes.byteLength;
        }
        return { name, sha256: sha256Hex(bytes), sizeBytes: bytes.byteLength };
      }),

    promote: (incoming, path) =>
      asArchiveError('give bytes their place', async (): Promise<Promotion> => {
        await checkId();
        const bytes = remembered.get(incoming.name) ?? (await bucket.get(incomingKey(incoming)));
        if (!bytes) throw new ArchiveError('missing', 'the incoming bytes are not there');
        if (sha256Hex(bytes) !== incoming.sha256)
          throw new ArchiveError('unavailable', 'the incoming bytes are not those that were kept');
        const stored = await bucket.put(keyOf(path), bytes, { ifAbsent: true });
        if (stored === 'exists') await compare(path, incoming);
        drop(incoming.name);
        // What stays here when this fails is found by the sweep.
        await bucket.remove(incomingKey(incoming)).catch(() => {});
        return stored === 'exists' ? 'adopted' : 'promoted';
      }),

    read: (path) =>
      asArchiveError('read from the archive', async () => {
        const bytes = await bucket.get(keyOf(path));
        if (bytes) return bytes;
        await checkId();
        throw new ArchiveError('missing', 'could not read from the archive: it is not there');
      }),

    stat: (path) =>
      asArchiveError('look into the archive', async () => {
        const found = await bucket.head(keyOf(path));
        if (!found) await checkId();
        return found;
      }),

    setAside: (path, aside) =>
      asArchiveError('set a damaged file aside', async () => {
        await checkId();
        const bytes = await bucket.get(keyOf(path));
        if (!bytes) return;
        await bucket.put(keyOf(aside), bytes, { ifAbsent: true });
        await bucket.remove(keyOf(path));
      }),

    discardIncoming: (incoming) =>
      asArchiveError('discard incoming bytes', async () => {
        drop(incoming.name);
        await bucket.remove(incomingKey(incoming));
      }),

    sweepIncoming: () =>
      asArchiveError('look into incoming/', async () => {
        await checkId();
        const found = await Array.fromAsync(bucket.list('incoming/'));
        return found
          .map(({ key, ...rest }) => ({ ...rest, name: key.slice('incoming/'.length) }))
          .filter(({ name }) => isSafeSegment(name) && name !== probeName);
      }),

    appendManifest: (folder, entries) =>
      asArchiveError('continue a manifest', async () => {
        const [first, last] = [entries[0], entries.at(-1)];
        if (!first || !last) return;
        await checkId();
        const text = Buffer.from(entries.map(manifestLine).join(''));
        const path = `${folder}/${segmentName(first.seq, last.seq)}`;
        if ((await bucket.put(keyOf(path), text, { ifAbsent: true })) === 'exists')
          await compare(path, { sha256: sha256Hex(text) });
      }),

    findManifestEnd: (folder) =>
      asArchiveError("read a manifest's end", async () => {
        for await (const { key } of bucket.list(keyOf(`${folder}/manifest`).concat('/'), { limit: 1 })) {
          const last = (await readSegment(key)).at(-1) ?? null;
          return { last, torn: false, unreadable: last === null };
        }
        return { last: null, torn: false, unreadable: false };
      }),

    readManifest: async function* (folder) {
      // Names alone, the oldest last.
      const keys: string[] = [];
      for await (const { key } of eachAsArchiveError(
        'read a manifest',
        bucket.list(`${keyOf(folder)}/manifest/`),
      ))
        keys.push(key);
      let n = 0;
      for (const key of keys.reverse())
        for (const entry of await asArchiveError('read a manifest', () => readSegment(key)))
          yield { n: ++n, entry };
    },

    list: async function* (folder, enter = () => true) {
      const below = folder === '' ? '' : `${keyOf(folder)}/`;
      const entered = new Map<string, boolean>();
      for await (const { key, sizeBytes } of eachAsArchiveError('list the archive', bucket.list(below))) {
        if (key === archiveIdKey || key.startsWith('incoming/') || isSegment(`/${key}`)) continue;
        if (isBelowEntered(key, below, enter, entered)) yield { path: key, sizeBytes };
      }
    },

    check: () => {
      const now = Date.now();
      if (!probed || now - probed.at > probeEveryMs) probed = { at: now, found: probe() };
      return probed.found;
    },
  };

  async function probe(): ReturnType<Archive['check']> {
    try {
      await asArchiveError('write into the archive', async () => {
        await checkId();
        await bucket.put(`incoming/${probeName}`, Buffer.from('probe'));
      });
      return { ok: true, freeBytes: null };
    } catch (error) {
      // Asked again at once next time.
      probed = undefined;
      if (!(error instanceof ArchiveError)) throw error;
      return { ok: false, code: error.code, detail: error.message };
    }
  }

  async function compare(path: string, { sha256 }: { sha256: string }): Promise<void> {
    const inPlace = await bucket.get(keyOf(path));
    if (!inPlace || sha256Hex(inPlace) !== sha256)
      throw new ArchiveError('conflict', 'other bytes are in place already; they were left as they are');
  }

  async function readSegment(key: string): Promise<(ManifestEntry | null)[]> {
    const text = (await bucket.get(key))?.toString('utf8') ?? '';
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map(readManifestLine);
  }
}

/** Undefined where the bucket has none: it is new, or another one. */
export async function readBucketId(bucket: Bucket): Promise<string | undefined> {
  return (await bucket.get(archiveIdKey))?.toString('utf8').trim();
}

/** Unless there is one. @returns the id that is there now */
export async function writeBucketId(bucket: Bucket, id: string): Promise<string> {
  await bucket.put(archiveIdKey, Buffer.from(`${id}\n`), { ifAbsent: true });
  return (await readBucketId(bucket))!;
}

/** Makes an archive that has no file another one: the caller has looked. */
export async function replaceBucketId(bucket: Bucket, id: string): Promise<void> {
  await bucket.put(archiveIdKey, Buffer.from(`${id}\n`));
}

/** A bucket has no folders: each name says which it is below. */
function isBelowEntered(
  key: string,
  below: string,
  enter: (folder: string) => boolean,
  entered: Map<string, boolean>,
): boolean {
  for (let at = key.indexOf('/', below.length); at > 0; at = key.indexOf('/', at + 1)) {
    const folder = key.slice(0, at);
    let may = entered.get(folder);
    if (may === undefined) {
      // Names come in order, so a folder that was left does not come again.
      if (entered.size > 10_000) entered.clear();
      may = enter(folder);
      entered.set(folder, may);
    }
    if (!may) return false;
  }
  return true;
}

function incomingKey({ name }: Pick<Incoming, 'name'>): string {
  if (!isSafeSegment(name)) throw new Error(`no incoming file can be called ${JSON.stringify(name)}`);
  return `incoming/${name}`;
}

function keyOf(path: string): string {
  if (!isArchivePath(path)) throw new Error(`not a path of the archive: ${JSON.stringify(path)}`);
  return path;
}

const meanings = { denied: 'read_only', full: 'full', unavailable: 'unavailable' } as const;

async function asArchiveError<T>(step: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw meaning(step, error);
  }
}

async function* eachAsArchiveError<T>(step: string, source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    throw meaning(step, error);
  }
}

function meaning(step: string, error: unknown): unknown {
  if (!(error instanceof BucketError)) return error;
  return new ArchiveError(meanings[error.code], `could not ${step}: ${error.message}`, error);
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
