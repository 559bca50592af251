/** What webhooks ask of a person: one that was switched off because it failed, deliveries that were given up. Pure. */
import { type TaskKind, taskId } from '../../core/task.ts';
import type { WebhookFacts } from '../../db/webhooks/webhook-trouble.ts';
import { type TaskText, type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

export function webhookTasks(webhooks: WebhookFacts[]): TaskWithText[] {
  return webhooks.flatMap(({ id, host, disabled, undelivered }) => {
    if (disabled) {
      const text = taskText((texts) => texts.webhookDisabled(host, disabled.reason));
      return [task('webhook_disabled', id, disabled.at, text)];
    }
    if (!undelivered) return [];
    const text = taskText((texts) => texts.webhookUndelivered(host, undelivered.count));
    return [task('webhook_undelivered', id, undelivered.first, text)];
  });
}

function task(kind: TaskKind, id: string, since: Date, text: TaskText): TaskWithText {
  return {
    id: taskId(kind, id),
    kind,
    severity: 'warning',
    since,
    companyId: null,
    companyIds: [],
    connectionId: null,
    messageId: null,
    ...text,
    anafWords: null,
    action: { kind: 'look_at_webhooks', method: 'GET', href: `/api/v1/webhooks/${id}` },
  };
}
