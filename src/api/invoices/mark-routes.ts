/** What people do with invoices: marks, who sees to them, tags and comments. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import {
  commentInvoice,
  listInvoiceComments,
  type SignedComment,
} from '../../actions/invoices/invoice-comments.ts';
import { listTagsInUse } from '../../actions/invoices/list-tags.ts';
import { markInvoice, markInvoices } from '../../actions/invoices/mark-invoices.ts';
import { maskPersonalCodes } from '../../core/cif.ts';
import { hasVisible } from '../../core/clean-text.ts';
import { longestComment, longestTag, mostTags } from '../../core/mark.ts';
import { count, id, idParams, instant, name, pageOf, pageQuery, writeInstant } from '../basics.ts';
import { mark } from '../enumerations.ts';
import { route } from '../route.ts';
import { invoice, shapeInvoice } from './invoice.ts';

const tag = 'Invoices';
const tags = z.array(name(longestTag)).max(mostTags);
const assignee = z.uuid().nullable().meta({ description: "A member's id; null: no person." });
const anyMark = mark.nullable();
const marked = { 200: { description: 'The invoice as it is now.', schema: invoice } };

const comment = z
  .object({
    id,
    text: z.string(),
    author: z
      .object({
        kind: z.enum(['key', 'person', 'operator']).meta({ id: 'CommentAuthorKind' }),
        name: z.string().nullable(),
      })
      .meta({ id: 'CommentAuthor' }),
    at: instant,
  })
  .meta({ id: 'InvoiceComment' });

export function markRoutes(ctx: Ctx) {
  return [
    route({
      method: 'PUT',
      path: '/api/v1/invoices/:id/mark',
      operationId: 'setInvoiceMark',
      tag,
      summary: 'Mark an invoice',
      description:
        '`booked`, `question` or `ignored`; null takes the mark away. The document stays as it is.',
      needs: 'sync',
      params: idParams,
      body: z.strictObject({ mark: anyMark }),
      answers: marked,
      handle: async ({ actor, params, body }) =>
        shapeInvoice(await markInvoice(ctx, actor, { ...params, ...body })),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/invoices/:id/assignee',
      operationId: 'setInvoiceAssignee',
      tag,
      summary: 'Give an invoice to a member',
      description:
        'The member who sees to it. A member who is removed from the organisation is taken away from it.',
      needs: 'sync',
      params: idParams,
      body: z.strictObject({ assignee }),
      answers: marked,
      handle: async ({ actor, params, body }) =>
        shapeInvoice(await markInvoice(ctx, actor, { ...params, ...body })),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/invoices/:id/tags',
      operationId: 'setInvoiceTags',
      tag,
      summary: "Replace an invoice's tags",
      description: 'These and no others. Capitals and doubled blanks are not told apart.',
      needs: 'sync',
      params: idParams,
      body: z.strictObject({ tags }),
      answers: marked,
      handle: async ({ actor, params, body }) =>
        shapeInvoice(await markInvoice(ctx, actor, { ...params, ...body })),
    }),
    route({
      method: 'POST',
      path: '/api/v1/invoices/marks',
      operationId: 'markInvoices',
      tag,
      summary: 'Mark, assign or tag many invoices at once',
      description:
        'What is left out stays as it is. Ids that are not of the organisation are passed over; otherwise all change or none.',
      needs: 'sync',
      body: z.strictObject({
        ids: z.array(z.uuid()).min(1).max(200),
        mark: anyMark.optional(),
        assignee: assignee.optional(),
        addTags: tags.optional(),
        removeTags: tags.optional(),
      }),
      answers: {
        200: {
          description: 'How many of them are there, and how many are different now.',
          schema: z.object({ found: count, changed: count }).meta({ id: 'MarkedInvoices' }),
        },
      },
      problems: ['conflict', 'not_found'],
      handle: async ({ actor, body }) => markInvoices(ctx, actor, body),
    }),
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id/comments',
      operationId: 'listInvoiceComments',
      tag,
      summary: 'Comments on an invoice, newest first',
      description: 'What people of the organisation have written beside it.',
      needs: 'read',
      params: idParams,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of comments.', schema: pageOf(comment) } },
      handle: async ({ actor, params, query }) => {
        const { data, nextCursor } = await listInvoiceComments(ctx, actor, { ...params, ...query });
        return { data: data.map(shapeComment), nextCursor };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/invoices/:id/comments',
      operationId: 'addInvoiceComment',
      creates: true,
      tag,
      summary: 'Comment on an invoice',
      description: 'It stays: comments are neither changed nor removed.',
      needs: 'sync',
      params: idParams,
      body: z.strictObject({
        text: z
          .string()
          .trim()
          .min(1, { abort: true })
          .max(longestComment, { abort: true })
          .refine(hasVisible, 'A comment needs a character that can be seen.'),
      }),
      answers: { 201: { description: 'The comment.', schema: comment } },
      problems: ['conflict'],
      handle: async ({ actor, params, body }) =>
        shapeComment(await commentInvoice(ctx, actor, { ...params, ...body })),
    }),
    route({
      method: 'GET',
      path: '/api/v1/invoices/tags',
      operationId: 'listInvoiceTags',
      tag,
      summary: 'Tags in use',
      description: 'Of the invoices of the organisation, by name; the first 200.',
      needs: 'read',
      answers: {
        200: {
          description: 'The tags, on one page.',
          schema: z.object({ data: z.array(z.string()), nextCursor: z.null() }).meta({ id: 'TagPage' }),
        },
      },
      handle: async ({ actor }) => ({
        data: (await listTagsInUse(ctx, actor)).map(maskPersonalCodes),
        nextCursor: null,
      }),
    }),
  ];
}

function shapeComment(found: SignedComment): z.input<typeof comment> {
  return {
    id: found.id,
    text: maskPersonalCodes(found.text),
    author: { kind: found.author.kind, name: found.authorName },
    at: writeInstant(found.at),
  };
}
