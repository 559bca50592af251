/** A backup in a bucket. */
import { createHash } from 'node:crypto';
import { type Bucket, BucketError } from '../../archive/s3-bucket.ts';
import { type BackupStore, BackupStoreError } from './backup-store.ts';

export function openS3BackupStore(bucket: Bucket): BackupStore {
  return {
    place: bucket.place,
    write: (name, source) =>
      step(name, async () => {
        const hash = createHash('sha256');
        async function* hashed() {
          for await (const chunk of source) {
            hash.update(chunk);
            yield chunk;
          }
        }
        const sizeBytes = await bucket.putStream(name, hashed());
        return { sizeBytes, sha256: hash.digest('hex') };
      }),
    read: async function* (name) {
      const stream = await step(name, () => bucket.getStream(name));
      if (!stream) throw new BackupStoreError('missing', `${name} is not in the backup`);
      try {
        yield* stream;
      } catch (error) {
        throw meaning(name, error);
      }
    },
    listNames: (folder) =>
      step(folder, async () => {
        const names = new Set<string>();
        for await (const { key } of bucket.list(`${folder}/`))
          names.add(key.slice(folder.length + 1).split('/')[0]!);
        return [...names].sort();
      }),
    openIndex: (folder) => step(folder, () => readIndex(bucket, folder)),
    remove: (folder, first) =>
      step(folder, async () => {
        await bucket.remove(`${folder}/${first}`);
        for await (const { key } of bucket.list(`${folder}/`)) await bucket.remove(key);
      }),
  };
}

/** One listing instead of a question for each file; eight bytes of memory for each object. */
async function readIndex(bucket: Bucket, folder: string): Promise<(name: string) => Promise<boolean>> {
  let known = new BigUint64Array(1024);
  let n = 0;
  for await (const { key } of bucket.list(`${folder}/`)) {
    if (n === known.length) {
      const larger = new BigUint64Array(2 * n);
      larger.set(known);
      known = larger;
    }
    known[n++] = shortened(key);
  }
  const sorted = known.subarray(0, n).sort();
  return async (name) => {
    const wanted = shortened(name);
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return sorted[low] === wanted;
  };
}

/** Names are hashes: of a million, two share their first 64 bits in one of 37 million installations. */
function shortened(name: string): bigint {
  return BigInt(`0x${/[0-9a-f]{16}/.exec(name.split('/').at(-1)!)?.[0] ?? '0'}`);
}

async function step<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw meaning(name, error);
  }
}

function meaning(name: string, error: unknown): unknown {
  if (!(error instanceof BucketError)) return error;
  return new BackupStoreError(
    'unavailable',
    `the backup's bucket cannot be used (${name}): ${error.message}`,
    error,
  );
}
