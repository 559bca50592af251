/** One backup from the settings to the note of when it was taken: for the command line and the schedule. */

import { parseS3Url, type S3Settings } from '../../archive/s3-settings.ts';
import { recordBackup } from '../../db/installation/hold.ts';
import type { SyncCtx } from '../../sync/context.ts';
import { type BackupManifest, backupName } from './backup-format.ts';
import { openBackupStore } from './open-backup-store.ts';
import { BackupRefused } from './sealed-store.ts';
import { writeBackup } from './write-backup.ts';

export interface TakeBackup {
  /** Where: a folder. */
  url: string;
  secret: string | undefined;
  plainInBucket: boolean;
  s3: S3Settings | undefined;
  /** The version of the program. */
  program: string;
  settings: Record<string, string>;
  signal: AbortSignal;
  accept?: boolean;
  progress?: (files: number) => void;
}

export interface TakenBackup {
  name: string;
  place: string;
  manifest: BackupManifest;
}

/** @throws BackupRefused, BackupStoreError, ArchiveError; what was written before is used by the next one */
export async function takeBackup(
  ctx: Pick<SyncCtx, 'db' | 'vault' | 'archive' | 'environment' | 'clock'>,
  { url, program, settings, plainInBucket, s3, ...options }: TakeBackup,
): Promise<TakenBackup> {
  if (parseS3Url(url) && options.secret === undefined && !plainInBucket)
    throw new BackupRefused('key_wanted', url);
  const store = await openBackupStore(url, { make: true, s3 });
  const now = ctx.clock.now();
  const manifest = await writeBackup({ ...ctx, program, settings }, { ...options, store, now });
  const { previous } = manifest;
  const broken = previous && !previous.sound && !previous.accepted ? previous : null;
  await recordBackup(ctx.db, now, broken);
  return { name: backupName(now), place: store.place, manifest };
}
