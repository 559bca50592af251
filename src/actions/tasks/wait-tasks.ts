/** Says that ANAF asked us to wait longer than its limits explain, which is tried again earlier. Pure. */
import { maskCif } from '../../core/cif.ts';
import { taskId } from '../../core/task.ts';
import type { LongWait } from '../../db/budget/long-wait.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

export function waitTasks(waits: LongWait[]): TaskWithText[] {
  return waits.map(({ scope, companyId, name, cif, connectionId, openedAt, until, askedUntil }) => ({
    id: taskId('anaf_long_wait', `${scope} ${companyId ?? connectionId ?? ''}`),
    kind: 'anaf_long_wait',
    severity: 'warning',
    since: openedAt,
    companyId,
    companyIds: companyId === null ? [] : [companyId],
    connectionId,
    messageId: null,
    ...taskText((texts) =>
      texts.anafLongWait(cif === null ? null : (name ?? `CIF ${maskCif(cif)}`), askedUntil, until),
    ),
    anafWords: null,
    action: { kind: 'look_at_budget', method: 'GET', href: '/api/v1/budget' },
  }));
}
