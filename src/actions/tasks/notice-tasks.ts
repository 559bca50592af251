/** Refusals of ANAF and messages of buyers, until a person has marked them as seen. Pure. */
import { type TaskKind, taskId } from '../../core/task.ts';
import type { NoticeKind, UnseenNotices } from '../../db/messages/unseen-notice.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

const taskKinds: Record<NoticeKind, TaskKind> = {
  error: 'refused_invoices',
  buyer_message_received: 'buyer_messages',
};

export function noticeTasks(organisationId: string, unseen: UnseenNotices[]): TaskWithText[] {
  return unseen.map(({ kind, count, companyIds, since }) => ({
    id: taskId(taskKinds[kind], organisationId),
    kind: taskKinds[kind],
    severity: 'warning',
    since,
    companyId: null,
    companyIds,
    connectionId: null,
    messageId: null,
    ...taskText((texts) =>
      kind === 'error'
        ? texts.refusedInvoices(count, companyIds.length)
        : texts.buyerMessages(count, companyIds.length),
    ),
    anafWords: null,
    action: { kind: 'look_at_messages', method: 'GET', href: `/api/v1/messages?kind=${kind}&seen=false` },
  }));
}
