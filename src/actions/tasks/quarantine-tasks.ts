/** What quarantine asks of a person: one task a cause, however many companies it concerns. Pure. */
import { taskId } from '../../core/task.ts';
import type { LargeQuarantine, QuarantineCauseFacts } from '../../db/messages/quarantine.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

/** Urgent when ANAF deletes the first of the messages within a week. */
export function quarantineTasks(causes: QuarantineCauseFacts[], expiringBefore: Date): TaskWithText[] {
  return causes.map(({ cause, count, companies, since, firstExpiresAt }) => ({
    id: taskId('quarantine', cause),
    kind: 'quarantine',
    severity: firstExpiresAt !== null && firstExpiresAt < expiringBefore ? 'urgent' : 'warning',
    since,
    companyId: null,
    companyIds: [],
    connectionId: null,
    messageId: null,
    ...taskText((texts) => texts.quarantine(cause, count, companies, firstExpiresAt)),
    anafWords: null,
    action: {
      kind: 'look_at_quarantine',
      method: 'GET',
      href: `/api/v1/quarantine?cause=${cause}&open=true`,
    },
  }));
}

/** One task of the organisation: so much waits that somebody should look, and the disk is the limit. */
export function largeQuarantineTasks(
  organisationId: string,
  large: LargeQuarantine | undefined,
): TaskWithText[] {
  if (!large) return [];
  const { files, bytes, since } = large;
  return [
    {
      id: taskId('quarantine_large', organisationId),
      kind: 'quarantine_large',
      severity: 'warning',
      since,
      companyId: null,
      companyIds: [],
      connectionId: null,
      messageId: null,
      ...taskText((texts) => texts.quarantineLarge(files, bytes)),
      anafWords: null,
      action: { kind: 'look_at_quarantine', method: 'GET', href: '/api/v1/quarantine?open=true' },
    },
  ];
}
