/** What concerns the whole installation: it is held after a restore, its scheduled backups have stopped, or the archive does not continue them. Pure. */
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
  const { brokenSince, brokenFrom, brokenChains } = state;
  const broken = brokenSince && brokenFrom !== null && { since: brokenSince, from: brokenFrom };
  const tasks = broken
    ? [
        task(
          'backup_not_continued',
          'urgent',
          broken.since,
          taskText((texts) => texts.backupNotContinued(broken.since, broken.from, brokenChains ?? 0)),
        ),
      ]
    : [];
  if (!backupsAreScheduled || !isBackupOld(backedUpAt, now)) return tasks;
  return [
    ...tasks,
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
