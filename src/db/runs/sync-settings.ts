/** What the sync status is computed from, in one query: an organisation's plan, its switches and its tokens. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { isValid } from '../connections/anaf-connection.ts';

export interface SyncSettings {
  plan: string;
  /** Automatic sync is on for at least one company. */
  anyEnabled: boolean;
  tokenValid: boolean;
}

export async function getSyncSettings(db: Db, organisationId: string, now: Date): Promise<SyncSettings> {
  const { text, values } = sql`
    select o.plan,
      exists (select 1 from company c
        where c.organisation_id = o.id and c.removed_at is null and c.sync_enabled) as any_enabled,
      exists (select 1 from anaf_connection a
        where a.organisation_id = o.id and a.removed_at is null and ${isValid(now)}) as token_valid
    from organisation o where o.id = ${organisationId}`;
  // Read by every client that polls: prepared once per connection.
  const { rows } = await db.query<SyncSettings>({ name: 'sync-settings', text, values });
  return rows[0]!;
}
