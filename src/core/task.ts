/** What needs a person: the shape of a task, and which comes first. Pure. */
import { createHash } from 'node:crypto';

export const taskKinds = [
  'connect_anaf',
  'reconnect',
  'token_refresh_failing',
  'refresh_token_ageing',
  'access_lost',
  'listing_too_old',
  'listing_unproven',
  'lists_differ',
  'messages_expiring',
  'pending_too_long',
  'expired_in_our_time',
  'unknown_anaf_note',
  'quarantine',
  'archive_trouble',
  'unknown_signer',
  'seal_tampered',
  'refused_invoices',
  'buyer_messages',
  'unproven_originals',
  'older_readings',
  'webhook_disabled',
  'webhook_undelivered',
  'destination_failing',
  'anaf_long_wait',
  'anaf_outage',
  'quarantine_large',
  'arrived_after_closing',
  'installation_held',
  'backup_too_old',
  'backup_not_continued',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export const severities = ['urgent', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

export const taskActionKinds = [
  'connect',
  'sync_company',
  'retry_message',
  'look_at_messages',
  'look_at_company',
  'look_at_companies',
  'look_at_connections',
  'look_at_archive',
  'look_at_signer',
  'look_at_invoices',
  'look_at_quarantine',
  'look_at_budget',
  'reread_invoices',
  'check_seal',
  'look_at_webhooks',
  'look_at_destinations',
  'look_at_months',
] as const;
export type TaskActionKind = (typeof taskActionKinds)[number];

/** What to do about it, by the API. */
export interface TaskAction {
  kind: TaskActionKind;
  method: 'GET' | 'POST';
  href: string;
}

export interface Task {
  /** The same for as long as the same thing is wrong with the same company, connection or message. */
  id: string;
  kind: TaskKind;
  severity: Severity;
  since: Date;
  companyId: string | null;
  /** Every company that it concerns: of one cause there is one task. Empty where it concerns the organisation. */
  companyIds: string[];
  connectionId: string | null;
  messageId: string | null;
  anafWords: string | null;
  action: TaskAction;
}

/** A UUID that follows from what the task is about. */
export function taskId(kind: TaskKind, subject: string): string {
  const hex = createHash('sha256').update(`task ${kind} ${subject}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** What loses documents soonest, or hides most, first. A kind that is not named comes after those that are. */
const byHarm: TaskKind[] = [
  'installation_held',
  'connect_anaf',
  'reconnect',
  'expired_in_our_time',
  'messages_expiring',
  'archive_trouble',
  'backup_not_continued',
  'access_lost',
  'seal_tampered',
  'listing_too_old',
];

/** The worst severity first, then the greatest harm, then what has been so for longest. */
export function compareTasks(a: Placed, b: Placed): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    harmOf(a.kind) - harmOf(b.kind) ||
    a.since.getTime() - b.since.getTime() ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function harmOf(kind: TaskKind): number {
  const place = byHarm.indexOf(kind);
  return place < 0 ? byHarm.length : place;
}

/** A task's position in the order. */
export type Placed = Pick<Task, 'id' | 'kind' | 'severity' | 'since'>;
