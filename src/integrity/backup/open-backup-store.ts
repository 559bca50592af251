/** Opens the place that an operator names for backups. */
import { resolve } from 'node:path';
import type { BackupStore } from './backup-store.ts';
import { openDiskBackupStore } from './disk-backup-store.ts';

/** @param options.make false for reading */
export function openBackupStore(url: string, { make }: { make: boolean }): Promise<BackupStore> {
  return openDiskBackupStore(resolve(url), { make });
}
