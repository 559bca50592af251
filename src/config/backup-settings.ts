/** Where backups go, when, how many are kept and how they are encrypted. */
import { readFileSync } from 'node:fs';
import { parseS3Url, type S3Settings } from '../archive/s3-settings.ts';
import type { Settings } from '../core/settings.ts';

export interface BackupSettings {
  /** A folder; undefined: none is made unless a command names one. */
  url: string | undefined;
  /** Each day at this time in Romania; undefined: when the command is run. */
  at: { hour: number; minute: number } | undefined;
  /** How many of those made by themselves are kept. */
  keep: number;
  /** What the key that encrypts backups follows from; undefined: they are not encrypted. */
  secret: string | undefined;
  /** Backups go to a bucket unencrypted only when the operator says so. */
  plainInBucket: boolean;
  s3: S3Settings | undefined;
}

export function readBackup(s: Settings, s3: S3Settings | undefined): BackupSettings {
  const url = s.optional('BACKUP_URL');
  const time = s.optional('BACKUP_AT');
  const at = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? '');
  if (time !== undefined && !at) s.fault('BACKUP_AT', 'must be a time of the day in Romania, such as 02:30');
  if (time !== undefined && url === undefined)
    s.fault('BACKUP_AT', 'needs BACKUP_URL: where backups are to be kept');
  if (url !== undefined && /^[a-z0-9]+:/i.test(url) && !parseS3Url(url))
    s.fault('BACKUP_URL', 'must be a folder such as /srv/backup/efactura, or s3://bucket/folder');
  if (url !== undefined && parseS3Url(url) && !s3)
    s.fault('BACKUP_URL', 'names a bucket: S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are missing');
  return {
    url,
    at: at ? { hour: Number(at[1]), minute: Number(at[2]) } : undefined,
    keep: s.integer('BACKUP_KEEP', 14, { from: 1, to: 10_000 }),
    secret: readBackupSecret(s),
    plainInBucket: s.oneOf('BACKUP_ENCRYPTION', ['on', 'off'], 'on') === 'off',
    s3,
  };
}

function readBackupSecret(s: Settings): string | undefined {
  const file = s.optional('BACKUP_KEY_FILE');
  if (file === undefined) return undefined;
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= 16) return secret;
    s.fault(
      'BACKUP_KEY_FILE',
      'must name a file with at least 16 characters, such as `openssl rand -base64 32` makes',
    );
  } catch {
    s.fault('BACKUP_KEY_FILE', 'cannot be read');
  }
  return undefined;
}
