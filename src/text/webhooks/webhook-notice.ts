/** An event as a notification: title, sentence and how serious it is. */
import type { WebhookEvent } from '../../core/webhook.ts';
import type { Language } from '../language.ts';
import { en } from './en.ts';
import { ro, type WebhookTexts } from './ro.ts';

export interface Notice {
  title: string;
  detail: string;
  level: 'info' | 'warning' | 'failure';
}

export function webhookNotice(event: WebhookEvent, organisation: string, language: Language): Notice {
  const texts = { ro, en }[language];
  const { level, title, detail } = noticeOf(event, texts);
  return { level, title, detail: event.type === 'webhook.test' ? detail : texts.from(organisation, detail) };
}

function noticeOf(event: WebhookEvent, texts: WebhookTexts): Notice {
  switch (event.type) {
    case 'invoice.received':
      return { level: 'info', ...texts.invoiceReceived(event.data) };
    case 'invoice.sent':
      return { level: 'info', ...texts.invoiceSent(event.data) };
    case 'message.archived':
      return { level: 'info', ...texts.messageArchived(event.data.cif, event.data.messageId) };
    case 'message.expiring': {
      const { cif, messageId, expiresAt } = event.data;
      return { level: 'warning', ...texts.messageExpiring(cif, messageId, new Date(expiresAt)) };
    }
    case 'run.finished': {
      const { state } = event.data;
      return { level: state === 'failed' ? 'failure' : 'info', ...texts.runFinished(state) };
    }
    case 'company.access_lost':
      return { level: 'failure', ...texts.accessLost(event.data.cif, event.data.detail) };
    case 'company.access_restored':
      return { level: 'info', ...texts.accessRestored(event.data.cif) };
    case 'connection.expiring': {
      const { reason, expiresAt } = event.data;
      const at = new Date(expiresAt);
      return reason === 'refused'
        ? { level: 'failure', ...texts.connectionRefused(at) }
        : { level: 'warning', ...texts.connectionAgeing(at) };
    }
    case 'integrity.finding':
      return { level: 'failure', ...texts.finding(event.data.cif, event.data.kind) };
    case 'company.head':
      return { level: 'info', ...texts.companyHead(event.data.cif, event.data.seq, event.data.head) };
    case 'webhook.test':
      return { level: 'info', ...texts.test(event.data.organisation) };
  }
}
