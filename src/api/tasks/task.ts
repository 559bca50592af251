/** A task as programs see it. */
import { z } from 'zod';
import { maskPersonalCodes } from '../../core/cif.ts';
import type { TaskWithText } from '../../text/tasks/task-text.ts';
import { count, id, instant, translated, writeInstant } from '../basics.ts';
import { severity, taskActionKind, taskKind } from '../enumerations.ts';

export const task = z
  .object({
    id: id.meta({ description: 'The same for as long as the same thing is wrong.' }),
    kind: taskKind,
    severity: severity,
    since: instant,
    companyId: id.nullable(),
    companyIds: z.array(id).max(200).meta({
      description:
        'The companies that it concerns, the first 200: one cause is one task, however many it concerns.',
    }),
    companyCount: count.meta({ description: 'How many companies it concerns.' }),
    connectionId: id.nullable(),
    messageId: id.nullable(),
    title: translated,
    detail: translated,
    anafWords: z.string().nullable().meta({ description: 'As ANAF said it.' }),
    action: z.object({ kind: taskActionKind, method: z.enum(['GET', 'POST']), href: z.string() }),
  })
  .meta({ id: 'Task' });

export function shapeTask(found: TaskWithText): z.input<typeof task> {
  const { anafWords } = found;
  return {
    ...found,
    since: writeInstant(found.since),
    companyIds: found.companyIds.slice(0, 200),
    companyCount: found.companyIds.length,
    anafWords: anafWords && maskPersonalCodes(anafWords),
  };
}
