/** What a backup that cannot be made or read says to the person who typed the command. */
import { BackupStoreError } from '../integrity/backup/backup-store.ts';
import { BackupCryptError } from '../integrity/backup/encrypt.ts';
import { RestoreRefused } from '../integrity/backup/restore-backup.ts';
import { BackupRefused } from '../integrity/backup/sealed-store.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { CommandError } from './command.ts';
import { exitCodes } from './exit-code.ts';

export function explainBackup(error: unknown, texts: CliTexts['backup']): never {
  const { failed, later } = exitCodes;
  if (error instanceof BackupRefused)
    throw new CommandError(failed, `backup_${error.reason}`, texts.refused(error.reason, error.detail));
  if (error instanceof BackupCryptError)
    throw new CommandError(failed, 'backup_not_opened', texts.crypt(error.message));
  if (error instanceof RestoreRefused)
    throw new CommandError(failed, `${error.what}_not_empty`, texts.notEmpty[error.what]);
  if (error instanceof BackupStoreError) throw new CommandError(later, `backup_${error.code}`, error.message);
  throw error;
}
