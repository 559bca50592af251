/** What the tasks of an organisation's webhooks are made of. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

export interface WebhookFacts {
  id: string;
  host: string;
  /** By the program: what a person switches off is no trouble. */
  disabled: { reason: 'gone' | 'failing'; at: Date } | null;
  /** Given up after three days, and not delivered since by a retry or a replay. */
  undelivered: { count: number; first: Date } | null;
}

export async function listWebhookTrouble(db: Db, organisationId: string): Promise<WebhookFacts[]> {
  const { rows } = await db.query<WebhookRow>(
    prepared(
      'webhook trouble',
      sql`
    select w.id, w.host, case when w.disabled_reason <> 'person' then w.disabled_reason end as reason, w.disabled_at,
      coalesce(f.count, 0) as undelivered, f.first
    from webhook w
    left join (
      select d.webhook_id, count(*) as count, min(d.ended_at) as first from webhook_delivery d
      where d.organisation_id = ${organisationId} and d.state = 'failed' and d.lane <> 'test' and not exists (
        select 1 from webhook_delivery again
        where again.event_id = d.event_id and again.webhook_id = d.webhook_id and again.state <> 'failed')
      group by d.webhook_id
    ) f on f.webhook_id = w.id
    where w.organisation_id = ${organisationId} and w.removed_at is null
      and (w.disabled_reason <> 'person' or f.count > 0)
    order by w.created_at, w.id`,
    ),
  );
  return rows.map(({ id, host, reason, disabledAt, undelivered, first }) => ({
    id,
    host,
    disabled: reason && disabledAt && { reason, at: disabledAt },
    undelivered: undelivered > 0 && first ? { count: undelivered, first } : null,
  }));
}

interface WebhookRow {
  id: string;
  host: string;
  reason: 'gone' | 'failing' | null;
  disabledAt: Date | null;
  undelivered: number;
  first: Date | null;
}
