/** What needs a person. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { listTasks } from '../../actions/tasks/list-tasks.ts';
import { pageOf, pageQuery } from '../basics.ts';
import { route } from '../route.ts';
import { shapeTask, task } from './task.ts';

export function taskRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/tasks',
      operationId: 'listTasks',
      tag: 'Completeness',
      summary: 'What a person must do, most urgent first',
      description:
        'Derived from the current state: a task disappears when its cause is gone. An empty list means that no one needs to act.',
      needs: 'read',
      sharedBy: 'organisation',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of tasks.', schema: pageOf(task) } },
      handle: async ({ actor, query }) => {
        const { data, nextCursor } = await listTasks(ctx, actor, query);
        return { data: data.map(shapeTask), nextCursor };
      },
    }),
  ];
}
