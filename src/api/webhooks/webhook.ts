/** A webhook and its deliveries as programs see them: the secret never, but for the answers that give one. */
import { z } from 'zod';
import type { Webhook } from '../../db/webhooks/webhook.ts';
import type { Delivery } from '../../db/webhooks/webhook-delivery.ts';
import { count, id, instant, writeInstant } from '../basics.ts';
import {
  attemptCode,
  deliveryCause,
  deliveryState,
  language,
  sentEventType,
  webhookDisabledReason,
  webhookEventType,
  webhookFormat,
  webhookState,
} from '../enumerations.ts';

export const webhook = z
  .object({
    id,
    url: z.string().meta({ example: 'https://erp.example.ro/hooks/efactura' }),
    format: webhookFormat,
    language: language.meta({ description: 'Of the texts of every format but `standard`.' }),
    events: z.array(webhookEventType),
    companies: z.array(id).nullable().meta({ description: 'Null: every company.' }),
    state: webhookState,
    disabledAt: instant.nullable(),
    disabledReason: webhookDisabledReason.nullable(),
    failingSince: instant.nullable().meta({ description: 'The first failure since the last success.' }),
    waiting: count.meta({ description: 'Deliveries that wait.' }),
    heldUpSince: instant
      .nullable()
      .meta({ description: 'Since when the oldest delivery that fails holds up its company.' }),
    createdAt: instant,
  })
  .meta({ id: 'Webhook' });

export const webhookWithSecret = webhook
  .extend({ secret: z.string().meta({ example: 'whsec_…' }) })
  .meta({ id: 'WebhookWithSecret' });

export function shapeWebhook(found: Webhook): z.input<typeof webhook> {
  const { organisationId: _, host: _host, ...rest } = found;
  return {
    ...rest,
    disabledAt: writeInstant(found.disabledAt),
    failingSince: writeInstant(found.failingSince),
    heldUpSince: writeInstant(found.heldUpSince),
    createdAt: writeInstant(found.createdAt),
  };
}

export const delivery = z
  .object({
    id,
    webhookId: id,
    eventId: id.meta({
      description: 'The header `webhook-id`: the same in every attempt, retry and replay.',
    }),
    type: sentEventType,
    companyId: id.nullable(),
    cause: deliveryCause,
    state: deliveryState,
    attempts: count,
    nextAttemptAt: instant.nullable(),
    heldUpBy: id
      .nullable()
      .meta({ description: 'A delivery of the same company that fails, and that this one waits for.' }),
    endedAt: instant.nullable(),
    createdAt: instant,
    log: z
      .array(
        z.object({
          n: count,
          at: instant,
          status: count.nullable().meta({ description: 'Of the answer; null when there was none.' }),
          code: attemptCode.nullable().meta({ description: 'Null for a success.' }),
          answer: z
            .string()
            .nullable()
            .meta({ description: 'Its first bytes, 1 kB at most; null from hosts of a private network.' }),
          elapsedMs: count,
        }),
      )
      .meta({ description: 'The last ten attempts, newest first.' }),
  })
  .meta({ id: 'WebhookDelivery' });

export function shapeDelivery(found: Delivery): z.input<typeof delivery> {
  return {
    ...found,
    nextAttemptAt: writeInstant(found.nextAttemptAt),
    endedAt: writeInstant(found.endedAt),
    createdAt: writeInstant(found.createdAt),
    log: found.log.map((attempt) => ({
      ...attempt,
      at: writeInstant(new Date(attempt.at)),
      code: attempt.code as z.input<typeof attemptCode> | null,
    })),
  };
}
