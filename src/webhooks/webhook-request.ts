/** The request that carries an event to an endpoint, in the endpoint's format. Sends nothing. */
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookEvent } from '../core/webhook.ts';
import type { WebhookTarget } from '../db/webhooks/webhook-secret.ts';
import { type Notice, webhookNotice } from '../text/webhooks/webhook-notice.ts';

export interface WebhookRequest {
  headers: Record<string, string>;
  body: string;
}

/** As the specification writes it: 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

export function webhookRequest(
  { format, language, organisationName, secrets }: WebhookTarget,
  event: WebhookEvent,
  now: Date,
): WebhookRequest {
  if (format === 'standard') return signed(event, secrets, now);
  const notice = webhookNotice(event, organisationName, language);
  switch (format) {
    case 'ntfy':
      return ntfy(event.id, notice);
    case 'slack':
      return json({ text: `*${slackText(notice.title)}*\n${slackText(notice.detail)}` });
    case 'apprise':
      return json({ title: notice.title, body: notice.detail, type: notice.level });
  }
}

/** Every secret that is valid now signs, so that a receiver may exchange its own at any moment of the overlap. */
function signed({ id, type, at, data }: WebhookEvent, secrets: string[], now: Date): WebhookRequest {
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, now, body));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': userAgent,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
  };
}

const userAgent = 'efactura-sync';

/** A header holds ASCII alone; ntfy reads RFC 2047. */
function ntfy(id: string, { title, detail, level }: Notice): WebhookRequest {
  return {
    body: detail,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'user-agent': userAgent,
      title: `=?UTF-8?B?${Buffer.from(title).toString('base64')}?=`,
      priority: level === 'info' ? 'default' : 'high',
      'x-message-id': id,
    },
  };
}

function json(body: object): WebhookRequest {
  return {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': userAgent },
  };
}

/** The three characters that Slack gives a meaning; names come from strangers and must make no links or mentions. */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
