/** What an older version of the program has read is read again when a person asks for it. */
import { z } from 'zod';
import { requestReread } from '../../actions/archive/request-reread.ts';
import type { Ctx } from '../../actions/context.ts';
import { count } from '../basics.ts';
import { route } from '../route.ts';

const reread = z
  .object({
    invoices: count.meta({
      description: 'How many wait to be read again; 10,000 stands for that many or more.',
    }),
  })
  .meta({ id: 'Reread' });

export function rereadRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/archive/reread',
      operationId: 'requestReread',
      tag: 'Completeness',
      summary: 'Read again now what an older version has read',
      description:
        'The archived files are read again by a worker, as every night; ANAF is not asked. What changes is an event ' +
        '`invoice.reread` and is shown with the invoice. Asking again while it waits or runs changes nothing.',
      needs: 'admin',
      answers: {
        202: { description: 'A worker begins soon; nothing to do where `invoices` is 0.', schema: reread },
      },
      handle: async ({ actor }) => requestReread(ctx, actor),
    }),
  ];
}
