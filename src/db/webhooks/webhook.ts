/** Endpoints of an organisation: kept, listed, changed, removed. Their address and secrets are sealed before they are written. */
import sql, { join, type Sql } from 'sql-template-tag';
import type { Vault } from '../../core/vault.ts';
import type {
  WebhookDisabledReason,
  WebhookEventType,
  WebhookFormat,
  WebhookState,
} from '../../core/webhook.ts';
import type { Language } from '../../text/language.ts';
import type { Db } from '../connection.ts';

export interface Webhook {
  id: string;
  organisationId: string;
  format: WebhookFormat;
  language: Language;
  url: string;
  host: string;
  events: WebhookEventType[];
  /** Null: every company. */
  companies: string[] | null;
  state: WebhookState;
  disabledAt: Date | null;
  disabledReason: WebhookDisabledReason | null;
  failingSince: Date | null;
  /** Deliveries that wait, and since when the first of those that have failed is tried. */
  waiting: number;
  heldUpSince: Date | null;
  createdAt: Date;
}

export interface NewWebhook
  extends Pick<Webhook, 'organisationId' | 'format' | 'language' | 'url' | 'host' | 'events' | 'companies'> {
  secret: string;
  createdBy: string | null;
}

export async function addWebhook(
  tx: Db,
  vault: Pick<Vault, 'seal'>,
  webhook: NewWebhook,
  now: Date,
): Promise<string> {
  const { organisationId, format, language, host, events, companies, createdBy } = webhook;
  const { rows } = await tx.query<{ id: string }>(sql`
    insert into webhook (organisation_id, format, language, url, host, secret, events, companies, created_at, created_by)
    values (${organisationId}, ${format}, ${language}, ${vault.seal(webhook.url, urlBinding(organisationId))}, ${host},
      ${vault.seal(webhook.secret, secretBinding(organisationId))}, ${events}, ${companies}::uuid[], ${now}, ${createdBy})
    returning id`);
  return rows[0]!.id;
}

/** With at least one endpoint that is not removed and wants this type. */
export async function listOrganisationsThatChose(db: Db, type: WebhookEventType): Promise<string[]> {
  const { rows } = await db.query<{ organisationId: string }>(sql`
    select distinct organisation_id from webhook
    where removed_at is null and ${type} = any(events) order by organisation_id`);
  return rows.map(({ organisationId }) => organisationId);
}

export async function countWebhooks(db: Db, organisationId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from webhook where organisation_id = ${organisationId} and removed_at is null`);
  return rows[0]!.n;
}

/** How many of these are companies of the organisation that were not removed. */
export async function countOwnCompanies(db: Db, organisationId: string, ids: string[]): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from company
    where id = any(${ids}::uuid[]) and organisation_id = ${organisationId} and removed_at is null`);
  return rows[0]!.n;
}

/** Oldest first; an organisation has at most as many as it may make. */
export async function listWebhooks(
  db: Db,
  vault: Pick<Vault, 'open'>,
  organisationId: string,
): Promise<Webhook[]> {
  return selectWebhooks(db, vault, sql`w.organisation_id = ${organisationId}`);
}

export async function findWebhook(
  db: Db,
  vault: Pick<Vault, 'open'>,
  organisationId: string,
  id: string,
): Promise<Webhook | undefined> {
  const found = await selectWebhooks(db, vault, sql`w.organisation_id = ${organisationId} and w.id = ${id}`);
  return found[0];
}

async function selectWebhooks(db: Db, vault: Pick<Vault, 'open'>, where: Sql): Promise<Webhook[]> {
  const { rows } = await db.query<Omit<Webhook, 'url'> & { url: Buffer }>(sql`
    select w.id, w.organisation_id, w.format, w.language, w.url, w.host, w.events, w.companies, w.state, w.disabled_at,
      w.disabled_reason, w.failing_since, w.created_at, held.waiting, held.held_up_since
    from webhook w, lateral (
      select count(*) as waiting, min(d.tried_since) filter (where d.attempts > 0) as held_up_since
      from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting'
    ) held
    where w.removed_at is null and ${where} order by w.created_at, w.id`);
  return rows.map(({ url, ...row }) => ({
    ...row,
    url: vault.open(url, urlBinding(row.organisationId)),
  }));
}

export interface WebhookChange {
  url?: { url: string; host: string } | undefined;
  events?: WebhookEventType[] | undefined;
  companies?: string[] | null | undefined;
  language?: Language | undefined;
}

export async function updateWebhook(
  tx: Db,
  vault: Pick<Vault, 'seal'>,
  { organisationId, id }: { organisationId: string; id: string },
  { url, events, companies, language }: WebhookChange,
): Promise<void> {
  const set = [
    ...(url ? [sql`url = ${vault.seal(url.url, urlBinding(organisationId))}, host = ${url.host}`] : []),
    ...(events ? [sql`events = ${events}`] : []),
    ...(companies === undefined ? [] : [sql`companies = ${companies}::uuid[]`]),
    ...(language ? [sql`language = ${language}`] : []),
  ];
  if (set.length === 0) return;
  await tx.query(sql`
    update webhook set ${join(set)} where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
}

/** @returns whether it was another state before */
export async function disableWebhook(
  tx: Db,
  id: string,
  reason: WebhookDisabledReason,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    update webhook set state = 'disabled', disabled_at = ${now}, disabled_reason = ${reason}
    where id = ${id} and state = 'active' and removed_at is null`);
  if (rowCount !== 1) return false;
  await tx.query(sql`update webhook_lane set due_at = null where webhook_id = ${id} and lane <> 'test'`);
  return true;
}

/** @returns the ids of those that were switched on */
export async function disableWebhooksOf(
  tx: Db,
  organisationId: string,
  userId: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(sql`
    select id from webhook
    where organisation_id = ${organisationId} and created_by = ${userId} and state = 'active' and removed_at is null
    order by id for no key update`);
  const ids = rows.map(({ id }) => id);
  for (const id of ids) await disableWebhook(tx, id, 'person', now);
  return ids;
}

/** What waits goes on at once, and three days are counted from now. */
export async function enableWebhook(tx: Db, id: string, now: Date): Promise<void> {
  await tx.query(sql`
    update webhook set state = 'active', disabled_at = null, disabled_reason = null, failing_since = null
    where id = ${id} and removed_at is null`);
  await tx.query(sql`
    update webhook_delivery set tried_since = null where webhook_id = ${id} and state = 'waiting'`);
  await tx.query(sql`
    update webhook_lane l set due_at = ${now}, failures = 0
    where webhook_id = ${id} and exists (
      select 1 from webhook_delivery d where d.webhook_id = l.webhook_id and d.lane = l.lane and d.state = 'waiting')`);
}

/** Its log is gone at once; its row stays for the audit. */
export async function removeWebhook(tx: Db, organisationId: string, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    update webhook set removed_at = ${now}, secret = '', previous_secret = null, url = ''
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  if (rowCount !== 1) return false;
  await tx.query(sql`delete from webhook_delivery where webhook_id = ${id}`);
  await tx.query(sql`delete from webhook_lane where webhook_id = ${id}`);
  return true;
}

/** The order of locks: the endpoint, its lanes, their deliveries. */
export async function lockWebhook(
  tx: Db,
  organisationId: string,
  id: string,
): Promise<
  { state: WebhookState; disabledAt: Date | null; disabledReason: WebhookDisabledReason | null } | undefined
> {
  const { rows } = await tx.query<{
    state: WebhookState;
    disabledAt: Date | null;
    disabledReason: WebhookDisabledReason | null;
  }>(sql`
    select state, disabled_at, disabled_reason from webhook
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null for no key update`);
  return rows[0];
}

export function urlBinding(organisationId: string) {
  return { organisationId, kind: 'webhook url' };
}

export function secretBinding(organisationId: string) {
  return { organisationId, kind: 'webhook secret' };
}
