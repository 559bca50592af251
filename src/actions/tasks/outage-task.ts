/** While ANAF does not answer there is one task at most: what only follows from it is no task of its own. Pure. */
import { type TaskKind, taskId } from '../../core/task.ts';
import type { Outage } from '../../db/budget/outage.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

/** No person can end these while ANAF does not answer; they are back when they outlive it. */
const follows: ReadonlySet<TaskKind> = new Set(['listing_too_old', 'token_refresh_failing']);

/** @returns the tasks, those that follow from the outage replaced by one that names how many companies they concern */
export function foldOutage(
  tasks: TaskWithText[],
  outage: Outage | undefined,
  organisationId: string,
): TaskWithText[] {
  if (!outage) return tasks;
  const following = tasks.filter(({ kind }) => follows.has(kind));
  if (following.length === 0) return tasks;
  const companyIds = [...new Set(following.flatMap((task) => task.companyIds))];
  const one: TaskWithText = {
    id: taskId('anaf_outage', organisationId),
    kind: 'anaf_outage',
    severity: 'warning',
    since: outage.since,
    companyId: null,
    companyIds,
    connectionId: null,
    messageId: null,
    ...taskText((texts) => texts.anafOutage(outage.since, outage.retryAt, companyIds.length)),
    anafWords: null,
    action: { kind: 'look_at_budget', method: 'GET', href: '/api/v1/budget' },
  };
  return [...tasks.filter(({ kind }) => !follows.has(kind)), one];
}
