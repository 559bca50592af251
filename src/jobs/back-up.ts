/** The scheduled backup. May run twice: each is whole by itself, and files that the first has written are there for the second. */

import { pruneBackups } from '../integrity/backup/prune-backups.ts';
import { BackupRefused } from '../integrity/backup/sealed-store.ts';
import { type TakeBackup, takeBackup } from '../integrity/backup/take-backup.ts';
import type { SyncCtx } from '../sync/context.ts';
import type { Handlers } from './queue.ts';

export interface BackUpSettings
  extends Pick<TakeBackup, 'secret' | 'plainInBucket' | 's3' | 'program' | 'settings'> {
  url: string | undefined;
  at: { hour: number; minute: number } | undefined;
  keep: number;
}

/** The cron line, where one is asked for. */
export function backUp(
  ctx: SyncCtx,
  { url, at, keep, ...options }: BackUpSettings,
  signal: AbortSignal,
): Handlers['scheduled'] {
  if (url === undefined || at === undefined) return {};
  const handle = async () => {
    try {
      const { name, manifest } = await takeBackup(ctx, { ...options, url, signal });
      const { files, faults, previous } = manifest;
      ctx.log.info({ backup: name, ...files }, 'a backup was taken');
      if (faults.count > 0)
        ctx.log.error(
          { faults: faults.count },
          'the archive lacks files that the backup should have: run verify',
        );
      if (previous?.sound === false && !previous.accepted) {
        ctx.log.error(
          { backup: previous.name, chains: previous.broken },
          'the archive does not continue the last sound backup: the database is an older one, or chains were built again; no backup is deleted, run verify --backups',
        );
        return;
      }
      await pruneBackups(url, options.s3, keep);
    } catch (error) {
      if (signal.aborted) return;
      const said =
        error instanceof BackupRefused ? { reason: error.reason, detail: error.detail } : { err: error };
      ctx.log.error(said, 'the backup failed; the next one is tried tomorrow, or by the command backup');
    }
  };
  return { 'back-up': { cron: `${at.minute} ${at.hour} * * *`, handle } };
}
