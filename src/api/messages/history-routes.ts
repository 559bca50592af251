/** The history of a message, from its creation by ANAF to its present state: each step with its instant. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { getInvoiceHistory, getMessageHistory } from '../../actions/messages/get-history.ts';
import { type History, stepKinds } from '../../actions/messages/message-steps.ts';
import { maskPersonalCodes } from '../../core/cif.ts';
import { count, id, idParams, instant, writeInstant } from '../basics.ts';
import { actorKind, historyCode } from '../enumerations.ts';
import { route } from '../route.ts';

const history = z
  .object({
    messageId: id.nullable().meta({ description: "The message's id here; null for what a folder brought." }),
    invoiceId: id.nullable(),
    attempts: count,
    attemptsNotKept: count.meta({ description: 'Failed attempts of which only the number is kept.' }),
    steps: z.array(
      z.object({
        kind: z.enum(stepKinds).meta({
          description:
            '`created` by ANAF, `listed` here, `archived` once downloaded and kept; `planned` lies ahead.',
        }),
        at: instant,
        code: historyCode
          .nullable()
          .meta({ description: 'Why it failed, or what was found: a reason, a verdict, an outcome.' }),
        words: z
          .string()
          .nullable()
          .meta({ description: "ANAF's words, or those of the person who closed it." }),
        actor: z.object({ kind: actorKind, id: z.string().nullable() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'MessageHistory' });

export function historyRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/messages/:id/history',
      operationId: 'getMessageHistory',
      tag: 'Messages',
      summary: 'The history of a message',
      description: 'Failed attempts are listed one by one for a week; of older ones the number is kept.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'Its steps, oldest first.', schema: history } },
      handle: async ({ actor, params }) => shape(await getMessageHistory(ctx, actor, params)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id/history',
      operationId: 'getInvoiceHistory',
      tag: 'Invoices',
      summary: 'The history of the message that brought an invoice',
      description: 'The same as the history of the message; an invoice from a folder begins with its import.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'Its steps, oldest first.', schema: history } },
      handle: async ({ actor, params }) => shape(await getInvoiceHistory(ctx, actor, params)),
    }),
  ];
}

function shape(found: History): z.input<typeof history> {
  const steps = found.steps.map(({ at, code, words, ...step }) => ({
    ...step,
    code: code === null ? null : (historyCode.safeParse(code).data ?? 'other'),
    at: writeInstant(at),
    words: words && maskPersonalCodes(words),
  }));
  return { ...found, steps };
}
