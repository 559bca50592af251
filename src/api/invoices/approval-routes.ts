/** Links by which a client says whether an invoice is known: made and revoked here; the holder follows one without an account. */
import { z } from 'zod';
import { checkLinkLimit } from '../../actions/check-rate-limit.ts';
import type { Ctx } from '../../actions/context.ts';
import {
  createApprovalLink,
  listApprovalLinks,
  revokeApprovalLink,
} from '../../actions/invoices/approval-links.ts';
import { answerApprovalLink, seeApprovalLink } from '../../actions/invoices/follow-approval-link.ts';
import { maskPersonalCodes } from '../../core/cif.ts';
import { hasVisible } from '../../core/clean-text.ts';
import { longestAnswer, mostApprovalLinks } from '../../core/mark.ts';
import type { ApprovalLink } from '../../db/invoices/approval-link.ts';
import { amount, day, id, idParams, instant, name, organisationName, writeInstant } from '../basics.ts';
import { addressOf } from '../context.ts';
import { clientAnswer, direction } from '../enumerations.ts';
import { route } from '../route.ts';
import { shapeInvoice } from './invoice.ts';

const tag = 'Invoices';
const token = z.string().min(1).max(100).meta({ description: 'What follows `#token=` in the link.' });
const text = z.string().nullable();

const approvalLink = z
  .object({
    id,
    note: text,
    state: z.enum(['waiting', 'answered', 'revoked', 'expired']).meta({ id: 'ApprovalLinkState' }),
    createdAt: instant,
    expiresAt: instant,
    answer: clientAnswer.nullable(),
    answerText: text.meta({ description: 'What the client has written beside the answer.' }),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'ApprovalLink' });

export function approvalRoutes(ctx: Ctx) {
  return [...ownRoutes(ctx), ...clientRoutes(ctx)];
}

function ownRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/invoices/:id/approval-links',
      operationId: 'createApprovalLink',
      creates: true,
      tag,
      summary: 'Create a link by which a client says whether an invoice is known',
      description: `The client needs no account and sees this invoice's parties, number, dates and total alone. The link is only in this answer; pass it on yourself. An invoice has at most ${mostApprovalLinks} of them. Refused until the organisation has switched such links on.`,
      needs: 'sync',
      params: idParams,
      body: z.strictObject({
        note: name(200)
          .nullable()
          .default(null)
          .meta({ description: 'For whom it is; the client sees it too.' }),
        days: z.int().min(1).max(60).default(14).meta({ description: 'How long it is valid.' }),
      }),
      answers: {
        201: {
          description: 'The link.',
          schema: approvalLink.extend({
            url: z.string().meta({ example: 'https://facturi.exemplu.ro/recunoastere#token=…' }),
          }),
        },
      },
      problems: ['conflict'],
      handle: async ({ actor, params, body, reply }) => {
        reply.header('cache-control', 'no-store');
        const { link, url } = await createApprovalLink(ctx, actor, { ...params, ...body });
        return { ...shapeLink(link, ctx.now()), url };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id/approval-links',
      operationId: 'listApprovalLinks',
      tag,
      summary: "Links for a client's answer, newest first, with what was answered",
      description: 'All of the invoice, on one page.',
      needs: 'read',
      params: idParams,
      answers: {
        200: {
          description: 'The links.',
          schema: z
            .object({ data: z.array(approvalLink), nextCursor: z.null() })
            .meta({ id: 'ApprovalLinkPage' }),
        },
      },
      handle: async ({ actor, params }) => ({
        data: (await listApprovalLinks(ctx, actor, params)).map((link) => shapeLink(link, ctx.now())),
        nextCursor: null,
      }),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/approval-links/:id',
      operationId: 'revokeApprovalLink',
      tag,
      summary: 'Revoke a link that waits for its answer',
      description: 'It stops working at once. An answer that was given stays.',
      needs: 'sync',
      params: idParams,
      answers: { 204: { description: 'Revoked.' } },
      handle: async ({ actor, params }) => revokeApprovalLink(ctx, actor, params),
    }),
  ];
}

function clientRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/approval-links/look',
      operationId: 'viewApprovalLink',
      tag,
      summary: 'Which invoice a link asks about, who asks, and what was answered',
      description: 'For the page that a link opens. Changes nothing.',
      needs: 'none',
      body: z.strictObject({ token }),
      answers: {
        200: {
          description: 'The invoice.',
          schema: z
            .object({
              organisation: organisationName,
              note: text,
              expiresAt: instant,
              answer: clientAnswer.nullable(),
              invoice: z.object({
                direction,
                number: text,
                issuedOn: day.nullable(),
                dueOn: day.nullable(),
                seller: z.object({ name: text, cif: text }),
                buyer: z.object({ name: text, cif: text }),
                total: amount.nullable().meta({ description: 'With VAT; negative where it takes back.' }),
                currency: text,
              }),
            })
            .meta({ id: 'ApprovalQuestion' }),
        },
      },
      problems: ['link_expired', 'not_found', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        await checkLinkLimit(ctx, `approval-link:${request.ip}`);
        reply.header('cache-control', 'no-store');
        const { link, invoice } = await seeApprovalLink(ctx, body.token);
        const { direction, number, issuedOn, dueOn, seller, buyer, gross, payable, currency } =
          shapeInvoice(invoice);
        const total = gross ?? payable;
        return {
          organisation: { name: link.organisationName },
          note: link.note,
          expiresAt: writeInstant(link.expiresAt),
          answer: link.answer,
          invoice: {
            direction,
            number,
            issuedOn,
            dueOn,
            seller: { name: seller.name, cif: seller.cif },
            buyer: { name: buyer.name, cif: buyer.cif },
            total: total && invoice.sign < 0 && !/^-|^[0.]+$/.test(total) ? `-${total}` : total,
            currency,
          },
        };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/approval-links/answer',
      operationId: 'sendApprovalAnswer',
      tag,
      summary: 'Answer, as the holder of a link',
      description:
        'Once: a second answer is refused. It is kept as a remark beside the mark, which it does not change.',
      needs: 'none',
      body: z.strictObject({
        token,
        answer: clientAnswer,
        text: z
          .string()
          .trim()
          .max(longestAnswer, { abort: true })
          .refine(
            (written) => written === '' || hasVisible(written),
            'A text needs a character that can be seen.',
          )
          .default(''),
      }),
      answers: { 204: { description: 'Kept.' } },
      problems: ['link_expired', 'conflict', 'too_many_requests'],
      handle: async ({ body, request, reply }) => {
        await checkLinkLimit(ctx, `approval-link:${request.ip}`);
        reply.header('cache-control', 'no-store');
        await answerApprovalLink(ctx, { ...body, text: body.text || null, address: addressOf(request) });
      },
    }),
  ];
}

function shapeLink(link: ApprovalLink, now: Date): z.input<typeof approvalLink> {
  return {
    id: link.id,
    note: link.note,
    state: stateOf(link, now),
    createdAt: writeInstant(link.createdAt),
    expiresAt: writeInstant(link.expiresAt),
    answer: link.answer,
    answerText: link.answerText && maskPersonalCodes(link.answerText),
    answeredAt: writeInstant(link.answeredAt),
  };
}

function stateOf({ answeredAt, revokedAt, expiresAt }: ApprovalLink, now: Date) {
  if (answeredAt) return 'answered';
  if (revokedAt) return 'revoked';
  return expiresAt > now ? 'waiting' : 'expired';
}
