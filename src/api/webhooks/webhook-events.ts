/** What endpoints of the format `standard` are sent, as the `webhooks` section of the OpenAPI document shows it. Events are written elsewhere; nothing here is run on them. */
import { z } from 'zod';
import type { SentEventType, WebhookData } from '../../core/webhook.ts';
import { amount, cif, count, day, id, instant } from '../basics.ts';
import {
  direction,
  findingKind,
  messageKind,
  readingVerdict,
  runState,
  runTrigger,
  sealVerdict,
} from '../enumerations.ts';

const text = z.string().nullable();
const company = { companyId: id, cif };
const message = { id, ...company, messageId: text.meta({ description: "ANAF's." }), kind: messageKind };
const party = z.object({ cif: cif.nullable(), name: text }).meta({ id: 'WebhookParty' });
const invoice = z
  .object({
    id,
    ...company,
    messageId: text,
    uploadIndex: z.string(),
    direction,
    number: text,
    typeCode: text,
    issuedOn: day.nullable(),
    dueOn: day.nullable(),
    currency: text,
    payable: amount.nullable(),
    seller: party,
    buyer: party,
    seal: sealVerdict,
    reading: readingVerdict,
  })
  .meta({ id: 'WebhookInvoice' });

const head = {
  seq: count.meta({ description: 'How many messages are in the chain.' }),
  head: z.string(),
};

interface Described<Type extends SentEventType> {
  when: string;
  data: z.ZodType<WebhookData[Type]>;
}

/** The compiler asks for every type, and for every field that `WebhookData` has. */
const events: { [Type in SentEventType]: Described<Type> } = {
  'invoice.received': {
    when: 'A message was archived and brought an invoice that the company received and that was not in the catalogue.',
    data: invoice,
  },
  'invoice.sent': {
    when: 'A message was archived and brought an invoice that the company sent and that was not in the catalogue.',
    data: invoice,
  },
  'message.archived': { when: 'Any message of the SPV was archived.', data: z.object(message) },
  'message.expiring': {
    when: 'A download was tried and failed, and ANAF deletes the message within a week; once for each message.',
    data: z.object({
      ...message,
      expiresAt: instant,
      reason: text.meta({ description: 'Why the last download failed.', example: 'server_error' }),
    }),
  },
  'run.finished': {
    when: 'A synchronisation ended.',
    data: z.object({ id, trigger: runTrigger, state: runState.meta({ example: 'succeeded' }) }),
  },
  'company.access_lost': {
    when: 'ANAF lets no certificate read the company any more.',
    data: z.object({
      ...company,
      detail: text.meta({ description: "ANAF's words, where there are any.", example: 'Nu aveti drept' }),
    }),
  },
  'company.access_restored': {
    when: 'ANAF lets a certificate read the company again.',
    data: z.object(company),
  },
  'connection.expiring': {
    when: 'The year that ANAF gives an authorisation ends in 30 days, or ANAF no longer renews it; once each.',
    data: z.object({
      id,
      reason: z.enum(['ageing', 'refused']).meta({
        id: 'WebhookExpiryReason',
        description:
          '`ageing`: the year ends. `refused`: ANAF no longer refreshes its token, which works until `expiresAt`.',
      }),
      expiresAt: instant,
    }),
  },
  'integrity.finding': {
    when: 'The check of the archive found something wrong; not again while it stays so.',
    data: z.object({
      id,
      ...company,
      kind: findingKind,
      message: id.nullable().meta({ description: 'The message that it concerns.' }),
    }),
  },
  'company.head': {
    when: "Each morning, for each company whose chain has grown or changed since it was last told: the chain's head, signed.",
    data: z.object({
      ...company,
      ...head,
      signed: z
        .object({
          document: z.object({
            type: z.literal('efactura-sync/heads'),
            version: z.literal(1),
            installation: z.string(),
            program: z.object({ name: z.literal('efactura-sync'), version: z.string() }),
            madeAt: instant,
            organisation: id.nullable(),
            month: z.string().optional(),
            companies: z.array(z.object({ id, organisation: id, cif, ...head })),
          }),
          signature: z.object({
            algorithm: z.literal('Ed25519'),
            keyId: z.string(),
            publicKey: z.string(),
            value: z.string(),
          }),
          timestamp: z.string().optional(),
        })
        .meta({
          id: 'WebhookSignedHead',
          description: 'To be kept; `POST /completeness/check` says later whether the archive continues it.',
        }),
    }),
  },
  'webhook.test': {
    when: 'On request.',
    data: z.object({ organisation: z.string().meta({ example: 'Exemplu SRL' }) }),
  },
};

const bodyNameOf = (type: string) =>
  `Webhook${type.replace(/(^|[._])(\w)/g, (_all, _before, letter: string) => letter.toUpperCase())}`;

/** Registered by their names, as every schema of the document. */
for (const [type, { data }] of Object.entries(events) as [SentEventType, { data: z.ZodType }][])
  z.object({
    type: z.literal(type),
    timestamp: instant.meta({ description: 'When it happened.' }),
    data,
  }).meta({ id: bodyNameOf(type) });

const header = (name: string, description: string, example: string) => ({
  in: 'header',
  name,
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

const signatureHeaders = [
  header(
    'webhook-id',
    'The event: the same in every attempt, retry and replay.',
    '0199d2a1-7c4e-7b1a-9f7e-2f1f6f0f4c11',
  ),
  header('webhook-timestamp', 'When this attempt was signed, in seconds since 1970.', '1771241400'),
  header(
    'webhook-signature',
    'HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` by the secret; two, parted by a blank, while the secret is exchanged.',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

/** OpenAPI 3.1, `webhooks`. */
export function describeWebhooks(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(events).map(([type, { when }]) => [
      type,
      {
        post: {
          tags: ['Webhooks'],
          summary: type,
          description: `${when} Signed by the Standard Webhooks specification; delivered at least once.`,
          parameters: signatureHeaders,
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: `#/components/schemas/${bodyNameOf(type)}` } } },
          },
          responses: {
            '2XX': { description: 'Taken. Anything else is tried again for three days.' },
            410: { description: 'Not wanted any more: the endpoint is switched off.' },
          },
        },
      },
    ]),
  );
}
