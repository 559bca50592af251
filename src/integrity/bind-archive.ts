/** Opens the archive that belongs to the database: an id is in both, so that two services with one database cannot fill two archives, and an empty disk or another bucket is not taken for the archive. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { readArchiveId, replaceArchiveId, writeArchiveId, wrongArchive } from '../archive/archive-id.ts';
import { openDiskArchive } from '../archive/disk.ts';
import { openS3Archive, readBucketId, replaceBucketId, writeBucketId } from '../archive/s3.ts';
import { openBucket } from '../archive/s3-bucket.ts';
import type { BucketSettings } from '../archive/s3-settings.ts';
import type { Log } from '../core/log.ts';
import { countArchived } from '../db/archive/verification.ts';
import { type Db, inTransaction, type Transactor } from '../db/connection.ts';
import { lockArchiveBinding, markArchiveBound } from '../db/installation/installation.ts';

/** In a bucket where there is one, or else in the folder. */
export interface ArchivePlace {
  dir: string;
  bucket?: BucketSettings;
}

/**
 * The first start writes the id into the archive, which it makes if nothing was archived yet. From then on a place with
 * another id, or none, is opened too, but whatever is asked of it is `unavailable` until the right one is there.
 */
export async function openBoundArchive(
  db: Transactor,
  place: ArchivePlace,
  { now, log }: { now: Date; log: Log },
): Promise<Archive> {
  const id = await inTransaction(db, async (tx) => {
    const binding = await lockArchiveBinding(tx);
    if (!binding.bound && (await bind(tx, place, binding.id))) await markArchiveBound(tx, now);
    return binding.id;
  });
  const there = await readIdOf(place).catch(() => undefined);
  if (there !== id) log.error(wrongArchive(placeOf(place), id, there));
  return openArchive(place, id);
}

async function bind(tx: Db, { dir, bucket }: ArchivePlace, id: string): Promise<boolean> {
  if (bucket) return (await writeBucketId(openBucket(bucket), id)) === id;
  await openDiskArchive(dir, { make: (await countArchived(tx)) === 0 });
  // Where the disk of an archive of before is not mounted, a later start binds it.
  const isArchive = await stat(join(dir, 'incoming')).catch(() => undefined);
  return isArchive !== undefined && (await writeArchiveId(dir, id)) === id;
}

/** For people. */
export function placeOf({ dir, bucket }: ArchivePlace): string {
  return bucket ? openBucket(bucket).place : dir;
}

/** Undefined where there is no archive yet. */
export function readIdOf({ dir, bucket }: ArchivePlace): Promise<string | undefined> {
  return bucket ? readBucketId(openBucket(bucket)) : readArchiveId(dir);
}

/** Whatever is asked of another one than that with the id is `unavailable`. */
export async function openArchive({ dir, bucket }: ArchivePlace, id: string): Promise<Archive> {
  return bucket ? openS3Archive(openBucket(bucket), { id }) : openDiskArchive(dir, { make: false, id });
}

/**
 * Makes an empty place the archive with this id, for a restore. One that has the id already may have files: a restore that
 * was interrupted, or an archive that outlived its database.
 * @returns undefined when another archive's files are there
 */
export async function openArchiveToRestore(place: ArchivePlace, id: string): Promise<Archive | undefined> {
  const { dir, bucket } = place;
  const archive = bucket ? openS3Archive(openBucket(bucket)) : await openDiskArchive(dir);
  if ((await readIdOf(place)) !== id) {
    for await (const _ of archive.list('')) return undefined;
    await (bucket ? replaceBucketId(openBucket(bucket), id) : replaceArchiveId(dir, id));
  }
  return openArchive(place, id);
}
