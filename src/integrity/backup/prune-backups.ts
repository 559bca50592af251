/** Deletes old backups of the database. Files of the archive stay: each is kept once and belongs to all of them. */
import type { S3Settings } from '../../archive/s3-settings.ts';
import { backupsFolder, manifestFile } from './backup-format.ts';
import { openBackupStore } from './open-backup-store.ts';
import { listBackups } from './read-backup.ts';

/** @param keep how many of the newest stay; one that was never finished and is older than the oldest of them goes as well */
export async function pruneBackups(url: string, s3: S3Settings | undefined, keep: number): Promise<void> {
  const store = await openBackupStore(url, { make: false, s3 });
  const oldest = (await listBackups(store)).at(-keep);
  if (oldest === undefined) return;
  for (const name of await store.listNames(backupsFolder))
    if (name < oldest) await store.remove(`${backupsFolder}/${name}`, manifestFile);
}
