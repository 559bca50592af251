/** What an older version of the program has read, as long as it is not read again. Pure. */
import { taskId } from '../../core/task.ts';
import type { OlderCount } from '../../db/archive/stored-zip.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

/** It is done at night; an administrator can start it before. */
export function readingTasks({ count, since }: OlderCount, now: Date): TaskWithText[] {
  if (count === 0) return [];
  return [
    {
      id: taskId('older_readings', 'reprocess'),
      kind: 'older_readings',
      severity: 'info',
      since: since ?? now,
      companyId: null,
      companyIds: [],
      connectionId: null,
      messageId: null,
      ...taskText((texts) => texts.olderReadings(count)),
      anafWords: null,
      action: { kind: 'reread_invoices', method: 'POST', href: '/api/v1/archive/reread' },
    },
  ];
}
