/** Webhooks: made, changed, removed; and what is delivered to them. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { changeWebhook } from '../../actions/webhooks/change-webhook.ts';
import { createWebhook } from '../../actions/webhooks/create-webhook.ts';
import { rotateWebhookSecret } from '../../actions/webhooks/rotate-webhook-secret.ts';
import { replayWebhook, retryDelivery, testWebhook } from '../../actions/webhooks/send-again.ts';
import { getWebhook, listDeliveries, listWebhooks, removeWebhook } from '../../actions/webhooks/webhooks.ts';
import { count, idParams, instant, instantInput, pageOf, pageQuery, writeInstant } from '../basics.ts';
import { deliveryState, language, webhookEventType, webhookFormat, webhookState } from '../enumerations.ts';
import { route } from '../route.ts';
import { delivery, shapeDelivery, shapeWebhook, webhook, webhookWithSecret } from './webhook.ts';

const tag = 'Webhooks';

const url = z.string().trim().min(1).max(2000).meta({ example: 'https://erp.example.ro/hooks/efactura' });
const events = z.array(webhookEventType).min(1).max(50);
const companies = z.array(z.uuid()).min(1).max(10_000).nullable();

const path = '/api/v1/webhooks/:id';
const changeable = ({ url, events, companies, language, state }: z.input<typeof webhook>) => ({
  url,
  events,
  companies,
  language,
  state,
});

const signing =
  'Requests are signed by the Standard Webhooks specification: headers `webhook-id`, `webhook-timestamp` and ' +
  '`webhook-signature`, body `{type, timestamp, data}`. Deliveries are made at least once and in order for each ' +
  'company; a failing one is tried again for three days.';

export function webhookRoutes(ctx: Ctx) {
  return [...endpointRoutes(ctx), ...deliveryRoutes(ctx)];
}

function endpointRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/webhooks',
      operationId: 'listWebhooks',
      tag,
      summary: 'Webhooks, oldest first',
      description: 'Secrets are not shown. An organisation has at most 20.',
      needs: 'admin',
      forLimited: true,
      answers: {
        200: {
          description: 'All of them, on one page.',
          schema: z.object({ data: z.array(webhook), nextCursor: z.null() }),
        },
      },
      handle: async ({ actor }) => ({
        data: (await listWebhooks(ctx, actor)).map(shapeWebhook),
        nextCursor: null,
      }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/webhooks',
      operationId: 'createWebhook',
      fresh: true,
      creates: true,
      tag,
      summary: 'Make a webhook',
      description: `The secret is in this answer alone. ${signing}`,
      needs: 'admin',
      forLimited: true,
      body: z.strictObject({
        url,
        events,
        companies: companies.default(null),
        format: webhookFormat.default('standard'),
        language: language.default('ro'),
      }),
      answers: { 201: { description: 'The webhook, with its secret.', schema: webhookWithSecret } },
      problems: ['conflict', 'too_many_requests'],
      handle: async ({ actor, body, reply }) => {
        const made = await createWebhook(ctx, actor, body);
        reply.header('cache-control', 'no-store');
        return { ...shapeWebhook(made.webhook), secret: made.secret };
      },
    }),
    route({
      method: 'GET',
      path,
      operationId: 'getWebhook',
      version: { of: changeable },
      tag,
      summary: 'A webhook',
      description: 'Its state, and since when it fails. The secret is not shown.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      answers: { 200: { description: 'Without its secret.', schema: webhook } },
      handle: async ({ actor, params }) => shapeWebhook(await getWebhook(ctx, actor, params)),
    }),
    route({
      method: 'PATCH',
      path,
      operationId: 'updateWebhook',
      fresh: true,
      version: {
        of: changeable,
        current: async ({ actor, params }) =>
          shapeWebhook(await getWebhook(ctx, actor, params as z.output<typeof idParams>)),
      },
      tag,
      summary: 'Change a webhook, or switch it on or off',
      description:
        'What waits while it is switched off goes on when it is switched on. If the program had switched it off, what ' +
        'came in the meantime is delivered as well; if a person had, it can be replayed.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      body: z.strictObject({
        url: url.optional(),
        events: events.optional(),
        companies: companies.optional(),
        language: language.optional(),
        state: webhookState.optional(),
      }),
      answers: { 200: { description: 'As it is now.', schema: webhook } },
      problems: ['too_many_requests'],
      handle: async ({ actor, params, body }) =>
        shapeWebhook(
          await changeWebhook(ctx, actor, { ...body, ...params } as Parameters<typeof changeWebhook>[2]),
        ),
    }),
    route({
      method: 'DELETE',
      path,
      operationId: 'removeWebhook',
      tag,
      summary: 'Remove a webhook',
      description: 'With its deliveries; what waits is not sent.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      answers: { 204: { description: 'Removed.' } },
      handle: async ({ actor, params }) => removeWebhook(ctx, actor, params),
    }),
    route({
      method: 'POST',
      path: '/api/v1/webhooks/:id/rotate-secret',
      operationId: 'rotateWebhookSecret',
      fresh: true,
      tag,
      summary: 'Give a webhook another secret',
      description: 'For 24 hours both sign: `webhook-signature` holds two signatures, separated by a blank.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      answers: {
        200: {
          description: 'The webhook, with its new secret.',
          schema: webhookWithSecret.extend({ previousSignsUntil: instant }),
        },
      },
      handle: async ({ actor, params, reply }) => {
        const rotated = await rotateWebhookSecret(ctx, actor, params);
        reply.header('cache-control', 'no-store');
        const { secret, previousSignsUntil } = rotated;
        return {
          ...shapeWebhook(rotated.webhook),
          secret,
          previousSignsUntil: writeInstant(previousSignsUntil),
        };
      },
    }),
  ];
}

function deliveryRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/webhooks/:id/test',
      operationId: 'testWebhook',
      tag,
      summary: 'Send a test event',
      description: 'Of the type `webhook.test`, tried once, also while the webhook is switched off.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      answers: { 202: { description: 'The delivery, which is tried within seconds.', schema: delivery } },
      problems: ['too_many_requests'],
      handle: async ({ actor, params }) => shapeDelivery(await testWebhook(ctx, actor, params)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/webhooks/:id/deliveries',
      operationId: 'listWebhookDeliveries',
      tag,
      summary: 'Deliveries, newest first',
      description: 'Kept for 30 days after their end.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      query: z.strictObject({ ...pageQuery, state: deliveryState.optional() }),
      answers: { 200: { description: 'One page.', schema: pageOf(delivery) } },
      handle: async ({ actor, params, query }) => {
        const page = await listDeliveries(ctx, actor, { ...params, ...query });
        return { ...page, data: page.data.map(shapeDelivery) };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/webhooks/:id/replay',
      operationId: 'replayWebhook',
      creates: true,
      tag,
      summary: 'Deliver the events of a period again',
      description:
        'All that the webhook chose and that is still kept (30 days), in their order, after what waits. Each has the ' +
        '`webhook-id` that it had.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      body: z.strictObject({ from: instantInput, to: instantInput }),
      answers: {
        202: { description: 'How many deliveries were added.', schema: z.object({ queued: count }) },
      },
      problems: ['conflict', 'too_many_requests'],
      handle: async ({ actor, params, body }) =>
        replayWebhook(ctx, actor, { ...params, from: new Date(body.from), to: new Date(body.to) }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/webhooks/deliveries/:id/retry',
      operationId: 'retryWebhookDelivery',
      tag,
      summary: 'Deliver once more',
      description:
        'One that waits is tried at once, with what is before it; one that ended is sent again after what waits.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      answers: { 202: { description: 'The delivery that waits now.', schema: delivery } },
      problems: ['conflict', 'too_many_requests'],
      handle: async ({ actor, params }) => shapeDelivery(await retryDelivery(ctx, actor, params)),
    }),
  ];
}
