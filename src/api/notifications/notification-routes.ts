/** Which mail a person wants, and the proof that the address is theirs. */
import { z } from 'zod';
import { checkLinkLimit } from '../../actions/check-rate-limit.ts';
import type { Ctx } from '../../actions/context.ts';
import {
  confirmAddress,
  getNotifications,
  requestConfirmation,
  updateNotifications,
} from '../../actions/notifications/notification-settings.ts';
import { id } from '../basics.ts';
import { digestAttachment, digestPace } from '../enumerations.ts';
import { route } from '../route.ts';

const tag = 'Accounts';

const notifications = z
  .object({
    alarms: z.boolean().meta({ description: 'What needs a person: a mail once for each cause.' }),
    digest: digestPace.meta({ description: 'Of new invoices, by company and partner.' }),
    companies: z.array(id).nullable().meta({ description: 'Null: every company.' }),
    suppliers: z
      .array(z.string())
      .nullable()
      .meta({ description: 'Tax IDs of sellers that digests are about; null: every one.' }),
    attach: digestAttachment.meta({ description: 'To a digest, up to 20 documents and 10 MB.' }),
    heads: z.boolean().meta({
      description: 'Each day the signed heads of all chains, to be kept outside. For owners and admins.',
    }),
    email: z.string(),
    confirmed: z
      .boolean()
      .meta({ description: 'The address was proven by a link; only then documents are attached.' }),
    mail: z.boolean().meta({ description: 'Whether the service sends mail.' }),
  })
  .meta({ id: 'Notifications' });

export function notificationRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/notifications',
      operationId: 'getNotifications',
      tag,
      summary: 'Which mail the person wants of this organisation',
      description: 'Of the person who is signed in; an API key has none.',
      needs: 'read',
      answers: { 200: { description: 'The choice.', schema: notifications } },
      handle: async ({ actor }) => getNotifications(ctx, actor),
    }),
    route({
      method: 'PATCH',
      path: '/api/v1/notifications',
      operationId: 'updateNotifications',
      tag,
      summary: 'Choose which mail to get',
      description:
        'Fields that are left out stay as they are. Documents are attached for a confirmed address only.',
      needs: 'read',
      body: z.strictObject({
        alarms: z.boolean().optional(),
        digest: digestPace.optional(),
        companies: z.array(z.uuid()).min(1).max(1_000).nullable().optional(),
        suppliers: z.array(z.string().trim().min(1).max(40)).min(1).max(1_000).nullable().optional(),
        attach: digestAttachment.optional(),
        heads: z.boolean().optional(),
      }),
      answers: { 200: { description: 'As it is now.', schema: notifications } },
      problems: ['conflict', 'not_found'],
      handle: async ({ actor, body }) =>
        updateNotifications(ctx, actor, body as Parameters<typeof updateNotifications>[2]),
    }),
    route({
      method: 'POST',
      path: '/api/v1/notifications/confirm-address',
      operationId: 'requestAddressConfirmation',
      tag,
      summary: 'Send a link that proves the address',
      description: 'Works once and for a day.',
      needs: 'read',
      answers: {
        202: { description: 'It is sent within seconds.', schema: z.object({ accepted: z.literal(true) }) },
      },
      problems: ['conflict', 'too_many_requests'],
      handle: async ({ actor }) => {
        await requestConfirmation(ctx, actor);
        return { accepted: true };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/notifications/confirm-address/use',
      operationId: 'confirmAddress',
      tag,
      summary: 'Prove the address with the link',
      description: 'For the page that the link opens.',
      needs: 'none',
      body: z.strictObject({ token: z.string().min(1).max(100) }),
      answers: { 204: { description: 'Confirmed.' } },
      problems: ['link_expired', 'too_many_requests'],
      handle: async ({ body, request }) => {
        await checkLinkLimit(ctx, `confirm-address:${request.ip}`);
        await confirmAddress(ctx, body);
      },
    }),
  ];
}
