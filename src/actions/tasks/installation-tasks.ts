/** What concerns the whole installation: it is held after a restore, or its scheduled backups have stopped. Pure. */
import { isBackupOld } from '../../core/backup-age.ts';
import { type Severity, type TaskKind, taskId } from '../../core/task.ts';
import type { BackupState } from '../../db/installation/hold.ts';
import { type TaskText, type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

export function installationTasks(
  state: BackupState | undefined,
  { backupsAreScheduled }: { backupsAreScheduled: boolean },
  now: Date,
): TaskWithText[] {
  if (!state) return [];
  const { heldSince, backedUpAt } = state;
  if (heldSince)
    return [
      task(
        'installation_held',
        'urgent',
        heldSince,
        taskText((texts) => texts.installationHeld(heldSince)),
      ),
    ];
  if (!backupsAreScheduled || !isBackupOld(backedUpAt, now)) return [];
  return [
    task(
      'backup_too_old',
      'warning',
      backedUpAt,
      taskText((texts) => texts.backupTooOld(backedUpAt)),
    ),
  ];
}

function task(kind: TaskKind, severity: Severity, since: Date, text: TaskText): TaskWithText {
  return {
    id: taskId(kind, 'installation'),
    kind,
    severity,
    since,
    companyId: null,
    companyIds: [],
    connectionId: null,
    messageId: null,
    ...text,
    anafWords: null,
    action: { kind: 'look_at_archive', method: 'GET', href: '/readyz' },
  };
}
