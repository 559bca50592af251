/** A change of the catalogue as programs see it. */
import { z } from 'zod';
import type { Changed, ChangePage } from '../../actions/changes/follow-changes.ts';
import { id, instant, writeInstant } from '../basics.ts';

const changedAt = instant.meta({
  description: 'When the change got its place in this feed: soon after it was committed.',
});
const removedSubject = z.object({ id, companyId: id }).meta({ id: 'RemovedItem' });

/** @param name what the item is called in a change: `invoice` or `message` */
export function changePageOf<N extends string, T extends z.ZodType>(name: N, subject: T) {
  const title = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const present = z
    .object({ change: z.enum(['added', 'updated']), changedAt, [name]: subject })
    .meta({ id: `${title}Change` });
  const removed = z
    .object({ change: z.literal('removed'), changedAt, [name]: removedSubject })
    .meta({ id: `${title}Removal` });
  return z
    .object({
      data: z.array(z.union([present, removed])),
      nextCursor: z.string().meta({ description: 'Never null: the next request continues from here.' }),
      hasMore: z.boolean().meta({ description: 'False when everything that was committed has been read.' }),
    })
    .meta({ id: `${title}ChangePage` });
}

export function shapeChanges<T, S>(page: ChangePage<T>, name: string, shape: (subject: T) => S) {
  return {
    data: page.data.map((changed) => shapeChange(changed, name, shape)),
    nextCursor: page.nextCursor,
    hasMore: page.hasMore,
  };
}

function shapeChange<T, S>(changed: Changed<T>, name: string, shape: (subject: T) => S) {
  const { change } = changed;
  const subject = change === 'removed' ? changed.subject : shape(changed.subject);
  return { change, changedAt: writeInstant(changed.changedAt), [name]: subject };
}
