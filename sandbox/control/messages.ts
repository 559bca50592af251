/** Control of single messages. */

import { z } from 'zod';
import { messageChange } from './message-spec.ts';
import { type ControlRoute, param } from './route.ts';

export const messageRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/messages/:id',
    says: 'one message',
    handle: ({ world }, asked) => world.getMessage(param(asked, 'id')),
  },
  {
    method: 'PATCH',
    path: '/control/messages/:id',
    says: 'changes a message: its expiry, its seal, what its row says',
    handle: ({ world, archives }, asked) => {
      archives.clear();
      return world.changeMessage(param(asked, 'id'), messageChange.parse(asked.body));
    },
  },
  {
    method: 'DELETE',
    path: '/control/messages/:id',
    says: 'takes a message away',
    handle: ({ world }, asked) => world.removeMessage(param(asked, 'id')),
  },
  {
    method: 'POST',
    path: '/control/messages/:id/repost',
    says: 'puts the document back into the system as a new message {newUploadIndex?, createdAt?}',
    handle: ({ world }, asked) => {
      const options = z.strictObject({
        newUploadIndex: z.boolean().optional(),
        createdAt: z.number().optional(),
      });
      return world.repost(param(asked, 'id'), options.parse(asked.body));
    },
  },
  {
    method: 'POST',
    path: '/control/uploads/:index/state',
    says: 'what stareMesaj says of this upload {state}',
    handle: ({ world }, asked) => {
      const { state } = messageChange.pick({ state: true }).required().parse(asked.body);
      world.setProcessingState(param(asked, 'index'), state);
      return { uploadIndex: param(asked, 'index'), state };
    },
  },
];
