/** What came to months that are closed: one task for all of them, until they are closed again or opened. Pure. */
import { taskId } from '../../core/task.ts';
import type { LateArrivals } from '../../db/completeness/month-closing.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

export function monthTasks(organisationId: string, late: LateArrivals[]): TaskWithText[] {
  const first = late[0];
  if (!first) return [];
  const messages = late.reduce((sum, one) => sum + one.messages, 0);
  const companyIds = [...new Set(late.map(({ companyId }) => companyId))];
  const months = [...new Set(late.map(({ month }) => month))];
  return [
    {
      id: taskId('arrived_after_closing', organisationId),
      kind: 'arrived_after_closing',
      severity: 'warning',
      since: new Date(Math.min(...late.map(({ closedAt }) => closedAt.getTime()))),
      companyId: companyIds.length === 1 ? companyIds[0]! : null,
      companyIds,
      connectionId: null,
      messageId: null,
      ...taskText((texts) => texts.arrivedAfterClosing(messages, companyIds.length, months)),
      anafWords: null,
      action: {
        kind: 'look_at_months',
        method: 'GET',
        href: `/api/v1/months?from=${first.month}&to=${first.month}`,
      },
    },
  ];
}
