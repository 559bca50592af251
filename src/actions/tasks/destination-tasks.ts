/** A destination that takes no documents: they wait, and are delivered once somebody mends it. Pure. */
import { taskId } from '../../core/task.ts';
import type { StuckDestination } from '../../db/exports/destination-trouble.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

export function destinationTasks(destinations: StuckDestination[]): TaskWithText[] {
  return destinations.map(({ id, name, failingSince, waiting }) => ({
    id: taskId('destination_failing', id),
    kind: 'destination_failing',
    severity: 'warning',
    since: failingSince,
    companyId: null,
    companyIds: [],
    connectionId: null,
    messageId: null,
    ...taskText((texts) => texts.destinationFailing(name, waiting)),
    anafWords: null,
    action: { kind: 'look_at_destinations', method: 'GET', href: `/api/v1/destinations/${id}` },
  }));
}
