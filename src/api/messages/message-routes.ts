/** Messages of the SPV: every one that ANAF ever listed, and its state. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { closeMessage } from '../../actions/messages/close-message.ts';
import { markNoticesSeen } from '../../actions/messages/mark-seen.ts';
import { getMessage, listMessages } from '../../actions/messages/messages.ts';
import { retryMessage } from '../../actions/messages/retry-message.ts';
import { noticeKinds } from '../../db/messages/unseen-notice.ts';
import { count, idParams, instantParameter, name, pageOf, pageQuery } from '../basics.ts';
import { messageKind, messageState } from '../enumerations.ts';
import { route } from '../route.ts';
import { message, shapeMessage } from './message.ts';

const tag = 'Messages';

const query = z.strictObject({
  ...pageQuery,
  company: z.uuid().optional().meta({ description: "The company's id." }),
  cif: z.string().max(20).optional(),
  kind: messageKind.optional(),
  state: messageState.optional(),
  messageId: z.string().max(40).optional(),
  uploadIndex: z.string().max(40).optional(),
  number: z
    .string()
    .max(40)
    .optional()
    .meta({ description: "ANAF's id or the upload index, whichever it is." }),
  seen: z.enum(['true', 'false']).optional().meta({
    description:
      'Refusals, messages of buyers and unproven originals: whether a person has marked them as seen.',
  }),
  match: z.literal('unproven').optional().meta({
    description: 'Only messages that were archived although nothing proves that the ZIP is theirs.',
  }),
  createdFrom: instantParameter.optional(),
  createdTo: instantParameter.optional(),
});

export function messageRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/messages',
      operationId: 'listMessages',
      tag,
      summary: 'Messages, newest first',
      description:
        'Every message that ANAF ever listed for the companies of the organisation, with its state.',
      needs: 'read',
      sharedBy: 'organisation',
      query,
      answers: { 200: { description: 'A page of messages.', schema: pageOf(message) } },
      handle: async ({ actor, query: { company, createdFrom, createdTo, seen, ...rest } }) => {
        const { data, nextCursor } = await listMessages(ctx, actor, {
          ...rest,
          companyId: company,
          seen: seen === undefined ? undefined : seen === 'true',
          createdFrom: createdFrom === undefined ? undefined : new Date(createdFrom),
          createdTo: createdTo === undefined ? undefined : new Date(createdTo),
        });
        return { data: data.map(shapeMessage), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/messages/:id',
      operationId: 'getMessage',
      tag,
      summary: 'One message',
      description: 'A message of the SPV as ANAF listed it, and what became of it here.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The message.', schema: message } },
      handle: async ({ actor, params }) => shapeMessage(await getMessage(ctx, actor, params)),
    }),
    route({
      method: 'POST',
      path: '/api/v1/messages/:id/retry',
      operationId: 'retryMessage',
      tag,
      summary: 'Request a message from ANAF now',
      description:
        'A worker requests it from ANAF at once. In addition to the automatic attempts, two a day can be made this way.',
      needs: 'sync',
      params: idParams,
      answers: { 202: { description: 'Asked for; the message as it is now.', schema: message } },
      problems: ['conflict', 'too_many_requests'],
      handle: async ({ actor, params }) => shapeMessage(await retryMessage(ctx, actor, params)),
    }),
    route({
      method: 'POST',
      path: '/api/v1/messages/seen',
      operationId: 'markMessagesSeen',
      tag,
      summary: 'Mark refusals, messages of buyers and unproven originals as seen',
      description:
        'These messages, all of a kind or all that are unproven, optionally of one company. They are a task until then; the messages stay as they are.',
      needs: 'sync',
      body: z.union([
        z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }),
        z.strictObject({ kind: z.enum(noticeKinds), company: z.uuid().optional() }),
        z.strictObject({ match: z.literal('unproven'), company: z.uuid().optional() }),
      ]),
      answers: {
        200: {
          description: 'How many were marked now.',
          schema: z.object({ seen: count }).meta({ id: 'MarkedSeen' }),
        },
      },
      handle: async ({ actor, body }) => {
        if ('ids' in body) return markNoticesSeen(ctx, actor, body);
        const { company, ...chosen } = body;
        return markNoticesSeen(ctx, actor, { ...chosen, companyId: company });
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/messages/:id/close',
      operationId: 'closeMessage',
      tag,
      summary: 'Close a message that will never come',
      description:
        'It is not requested again, and is counted as closed. This cannot be undone; the reason is kept in the audit log.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      body: z.strictObject({ reason: name(500).min(3) }),
      answers: { 200: { description: 'The message as it is now.', schema: message } },
      problems: ['conflict'],
      handle: async ({ actor, params, body }) =>
        shapeMessage(await closeMessage(ctx, actor, { ...params, ...body })),
    }),
  ];
}
