/** What a webhook is told and how: types of events, formats of endpoints, reasons of an end. Pure. */

import type { Head, SignedHeads } from './statement.ts';

/** What an endpoint may choose. The recipe for a new one is in CONTRIBUTING.md. */
export const webhookEventTypes = [
  'invoice.received',
  'invoice.sent',
  'message.archived',
  'message.expiring',
  'run.finished',
  'company.access_lost',
  'company.access_restored',
  'connection.expiring',
  'integrity.finding',
  'company.head',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** Sent on request, chosen by no one. */
export const testEventType = 'webhook.test';
export type SentEventType = WebhookEventType | typeof testEventType;

/** Of the body: Standard Webhooks, or what a notification service reads. */
export const webhookFormats = ['standard', 'ntfy', 'slack', 'apprise'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

export const webhookStates = ['active', 'disabled'] as const;
export type WebhookState = (typeof webhookStates)[number];

/** `gone`: it answered 410. `failing`: nothing could be delivered for three days. */
export const webhookDisabledReasons = ['person', 'gone', 'failing'] as const;
export type WebhookDisabledReason = (typeof webhookDisabledReasons)[number];

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliveryCauses = ['event', 'replay', 'retry', 'test'] as const;
export type DeliveryCause = (typeof deliveryCauses)[number];

/** What each type carries, as it leaves: codes of persons are masked. Instants are ISO 8601 UTC. */
export interface WebhookData {
  'invoice.received': InvoiceTold;
  'invoice.sent': InvoiceTold;
  'message.archived': MessageTold;
  'message.expiring': MessageTold & { expiresAt: string; reason: string | null };
  'run.finished': { id: string; trigger: string; state: string };
  'company.access_lost': CompanyTold & { detail: string | null };
  'company.access_restored': CompanyTold;
  /** `refused`: ANAF no longer refreshes its token, which works until `expiresAt`. `ageing`: the year that ANAF gives ends. */
  'connection.expiring': { id: string; reason: 'ageing' | 'refused'; expiresAt: string };
  'integrity.finding': CompanyTold & { id: string; kind: string; message: string | null };
  /** The same is signed in `signed`, which `verify --statement` and POST /completeness/check take. */
  'company.head': CompanyTold & Head & { signed: SignedHeads };
  'webhook.test': { organisation: string };
}

export interface CompanyTold {
  companyId: string;
  cif: string;
}

export interface MessageTold extends CompanyTold {
  id: string;
  /** ANAF's. */
  messageId: string | null;
  kind: string;
}

export interface InvoiceTold extends CompanyTold {
  id: string;
  messageId: string | null;
  uploadIndex: string;
  direction: 'received' | 'sent';
  number: string | null;
  typeCode: string | null;
  issuedOn: string | null;
  dueOn: string | null;
  currency: string | null;
  /** A decimal string. */
  payable: string | null;
  seller: { cif: string | null; name: string | null };
  buyer: { cif: string | null; name: string | null };
  seal: string;
  reading: string;
}

interface EventOf<Type extends SentEventType> {
  id: string;
  type: Type;
  companyId: string | null;
  data: WebhookData[Type];
  at: Date;
}

export type WebhookEvent = { [Type in SentEventType]: EventOf<Type> }[SentEventType];

/** Deliveries of one lane keep their order; lanes do not wait for each other. */
export function laneOf({ type, companyId }: Pick<WebhookEvent, 'type' | 'companyId'>): string {
  return type === testEventType ? testLane : (companyId ?? 'organisation');
}

export const testLane = 'test';
