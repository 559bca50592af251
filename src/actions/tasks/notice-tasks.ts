/** Refusals of ANAF, messages of buyers and originals that nothing proves, until a person has marked them as seen. Pure. */
import { type TaskKind, taskId } from '../../core/task.ts';
import type { UnseenNotices } from '../../db/messages/unseen-notice.ts';
import type { TaskTexts } from '../../text/tasks/ro.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

const taskKinds: Record<UnseenNotices['kind'], TaskKind> = {
  error: 'refused_invoices',
  buyer_message_received: 'buyer_messages',
  unproven: 'unproven_originals',
};

const textOf = {
  error: (texts: TaskTexts) => texts.refusedInvoices,
  buyer_message_received: (texts: TaskTexts) => texts.buyerMessages,
  unproven: (texts: TaskTexts) => texts.unprovenOriginals,
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
    ...taskText((texts) => textOf[kind](texts)(count, companyIds.length)),
    anafWords: null,
    action: {
      kind: 'look_at_messages',
      method: 'GET',
      href: `/api/v1/messages?${kind === 'unproven' ? 'match' : 'kind'}=${kind}&seen=false`,
    },
  }));
}
