/** Opens the place that an operator names for backups. */
import { resolve } from 'node:path';
import { openBucket } from '../../archive/s3-bucket.ts';
import { parseS3Url, type S3Settings } from '../../archive/s3-settings.ts';
import { type BackupStore, BackupStoreError } from './backup-store.ts';
import { openDiskBackupStore } from './disk-backup-store.ts';
import { openS3BackupStore } from './s3-backup-store.ts';

/** @param options.make false for reading */
export async function openBackupStore(
  url: string,
  { make, s3 }: { make: boolean; s3: S3Settings | undefined },
): Promise<BackupStore> {
  const place = parseS3Url(url);
  if (place && !s3) throw new BackupStoreError('unavailable', `${url}: S3_ACCESS_KEY_ID is not set`);
  if (place && s3) return openS3BackupStore(openBucket({ ...s3, ...place }));
  return openDiskBackupStore(resolve(url), { make });
}
