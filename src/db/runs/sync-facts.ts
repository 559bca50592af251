/** What the sync status is computed from, in one statement: an organisation's plan, its switches, its tokens and its last sync. */
import { raw } from 'sql-template-tag';
import { type CallingKey, callingKey } from '../api-keys/api-key.ts';
import { type Db, prepared } from '../connection.ts';
import { isValid } from '../connections/anaf-connection.ts';

export interface SyncFacts {
  plan: string;
  /** Automatic sync is on for at least one company. */
  anyEnabled: boolean;
  tokenValid: boolean;
  /** When the last run started that covered the whole organisation, succeeded and listed at least one company. */
  lastSync: Date | null;
}

/** Of rows of `organisation o`; $2 is the time. */
const facts = `o.plan,
  exists (select 1 from company c
    where c.organisation_id = o.id and c.removed_at is null and c.sync_enabled) as any_enabled,
  exists (select 1 from anaf_connection a
    where a.organisation_id = o.id and a.removed_at is null and ${isValid(raw('$2')).text}) as token_valid,
  (select r.started_at from run r
    where r.organisation_id = o.id and r.whole and r.outcome = 'succeeded' and r.listed_companies > 0
    order by r.started_at desc limit 1) as last_sync`;

const ofOrganisation = `select ${facts} from organisation o where o.id = $1`;
const ofKeys = `select k.sha256, ${callingKey.columns}, ${facts}
  from api_key k join organisation o on o.id = k.organisation_id where ${callingKey.isCalling}`;

export async function getSyncFacts(db: Db, organisationId: string, now: Date): Promise<SyncFacts> {
  const statement = { text: ofOrganisation, values: [organisationId, now] };
  const { rows } = await db.query<SyncFacts>(prepared('sync-facts', statement));
  return rows[0]!;
}

export interface FactsOfKey extends CallingKey, SyncFacts {
  sha256: Buffer;
}

/** The same for the callers with these keys, which it looks up: polled, so it is one statement for all that ask at once. */
export async function findSyncFactsByKeys(db: Db, keys: Buffer[], now: Date): Promise<FactsOfKey[]> {
  const statement = { text: ofKeys, values: [keys, now] };
  const { rows } = await db.query<FactsOfKey>(prepared('sync-facts-by-keys', statement));
  return rows;
}
