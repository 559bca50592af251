/** What has changed in the catalogue, for programs that keep a copy of it: nothing is missed, whenever they come back. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { holderOf, type Principal } from '../../accounts/actor.ts';
import { type ChangePage, followInvoices, followMessages } from '../../actions/changes/follow-changes.ts';
import type { Ctx } from '../../actions/context.ts';
import { Problem } from '../../core/errors.ts';
import { pageQuery } from '../basics.ts';
import { invoice, shapeInvoice } from '../invoices/invoice.ts';
import { mayStill } from '../may-still.ts';
import { message, shapeMessage } from '../messages/message.ts';
import { type Route, route } from '../route.ts';
import { changePageOf, shapeChanges } from './change.ts';
import type { ChangeWaiters } from './change-waiters.ts';
import { readWait } from './read-wait.ts';

const query = z.strictObject({
  ...pageQuery,
  cursor: pageQuery.cursor.meta({
    description: 'The `nextCursor` of the answer before, however old. Without one: the whole catalogue.',
  }),
});

const description = (what: string) =>
  `Each ${what} once, in the order of its latest change, as it is now; \`removed\` when it is gone, or its company is. ` +
  'Read until `hasMore` is false and keep `nextCursor`: what is committed later comes after it, and nothing is missed. ' +
  'Write `added` and `updated` alike, by id: what changes while it is being read may come twice. ' +
  `With \`Prefer: wait=20\` an answer without items waits that long, at most 30 seconds. 409 \`cursor_unknown\`: the ` +
  'database was restored to a state before the cursor; read again without one, and drop what does not come.';

const common = {
  method: 'GET',
  needs: 'read',
  query,
  requestHeaders: { Prefer: { description: '`wait=20`: seconds to wait for a change where there is none.' } },
  problems: ['cursor_unknown', 'too_many_requests'],
} satisfies Partial<Route>;

const answer = (schema: z.ZodType) => ({
  200: {
    description: 'A page of changes.',
    schema,
    headers: { 'Preference-Applied': { description: 'How long the answer might have waited.' } },
  },
});

export function changeRoutes(ctx: Ctx, waiters: ChangeWaiters) {
  return [
    route({
      ...common,
      path: '/api/v1/invoices/changes',
      operationId: 'followInvoices',
      tag: 'Invoices',
      summary: 'What has changed in the catalogue of invoices',
      description: description('invoice'),
      answers: answer(changePageOf('invoice', invoice)),
      handle: async ({ actor, query, request, reply }) => {
        const page = await waitForChanges(ctx, waiters, { actor, request, reply }, query, (input) =>
          followInvoices(ctx, actor, input),
        );
        return shapeChanges(page, 'invoice', shapeInvoice);
      },
    }),
    route({
      ...common,
      path: '/api/v1/messages/changes',
      operationId: 'followMessages',
      tag: 'Messages',
      summary: 'What has changed in the ledger of messages',
      description: description('message'),
      answers: answer(changePageOf('message', message)),
      handle: async ({ actor, query, request, reply }) => {
        const page = await waitForChanges(ctx, waiters, { actor, request, reply }, query, (input) =>
          followMessages(ctx, actor, input),
        );
        return shapeChanges(page, 'message', shapeMessage);
      },
    }),
  ];
}

interface Request {
  actor: Principal;
  request: FastifyRequest;
  reply: FastifyReply;
}

type Input = { cursor?: string; limit: number };

async function waitForChanges<T>(
  ctx: Ctx,
  waiters: ChangeWaiters,
  { actor, request, reply }: Request,
  input: Input,
  read: (input: Input) => Promise<ChangePage<T>>,
): Promise<ChangePage<T>> {
  reply.header('cache-control', 'no-store');
  let page = await read(input);
  const seconds = readWait(request.headers.prefer);
  if (seconds === undefined) return page;
  reply.header('preference-applied', `wait=${seconds}`);
  if (page.data.length > 0 || page.hasMore) return page;
  const waiter = waiters.enter(actor.organisationId, holderOf(actor));
  if (!waiter) throw new Problem('too_many_requests', 'waiting_reads', {}, { retryAfterSeconds: 10 });
  reply.raw.once('close', waiter.end);
  if (reply.raw.destroyed) waiter.end();
  try {
    const deadline = performance.now() + seconds * 1000;
    while (page.data.length === 0 && !page.hasMore && !waiter.ended) {
      const left = deadline - performance.now();
      if (left <= 0) break;
      await waiter.wait(page.last, left);
      if (waiter.ended || performance.now() >= deadline) break;
      const still = await mayStill(ctx, request, actor);
      if (still === 'gone') throw new Problem('unauthenticated', 'key_invalid', {});
      // The next request says what was granted and what was withdrawn.
      if (still !== 'yes') break;
      page = await read({ ...input, cursor: page.nextCursor });
    }
    return page;
  } finally {
    waiter.end();
  }
}
