/** Opens the archive that belongs to the database: an id is in both, so that two services with one database cannot fill two disks, and an empty disk is not taken for the archive. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { readArchiveId, replaceArchiveId, writeArchiveId, wrongArchive } from '../archive/archive-id.ts';
import { openDiskArchive } from '../archive/disk.ts';
import type { Log } from '../core/log.ts';
import { countArchived } from '../db/archive/verification.ts';
import { inTransaction, type Transactor } from '../db/connection.ts';
import { lockArchiveBinding, markArchiveBound } from '../db/installation/installation.ts';

/**
 * The first start writes the id into the archive, which it makes if nothing was archived yet. From then on a folder with
 * another id, or none, is opened too, but whatever is asked of it is `unavailable` until the right one is there.
 */
export async function openBoundArchive(
  db: Transactor,
  dir: string,
  { now, log }: { now: Date; log: Log },
): Promise<Archive> {
  const id = await inTransaction(db, async (tx) => {
    const binding = await lockArchiveBinding(tx);
    if (binding.bound) return binding.id;
    await openDiskArchive(dir, { make: (await countArchived(tx)) === 0 });
    // Where the disk of an archive of before is not mounted, a later start binds it.
    const isArchive = await stat(join(dir, 'incoming')).catch(() => undefined);
    if (isArchive && (await writeArchiveId(dir, binding.id)) === binding.id) await markArchiveBound(tx, now);
    return binding.id;
  });
  const there = await readArchiveId(dir).catch(() => undefined);
  if (there !== id) log.error(wrongArchive(dir, id, there));
  return openDiskArchive(dir, { make: false, id });
}

/**
 * Makes the folder the archive with this id, for a restore. One that has the id already may have files: a restore that was
 * interrupted, or a disk that outlived its database.
 * @returns undefined when another archive's files are there
 */
export async function openArchiveToRestore(dir: string, id: string): Promise<Archive | undefined> {
  const archive = await openDiskArchive(dir);
  if ((await readArchiveId(dir)) !== id) {
    for await (const _ of archive.list('')) return undefined;
    await replaceArchiveId(dir, id);
  }
  return openDiskArchive(dir, { make: false, id });
}
