/** A company's side of the ledger: its counters, its chain, and what complete listings have covered. */
import sql from 'sql-template-tag';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import type { MessageState } from '../../core/message-state.ts';
import { type Db, prepared } from '../connection.ts';
import { addEvents } from '../events/event.ts';

/** What a company job needs to know of its company. */
export interface SyncedCompany {
  id: string;
  organisationId: string;
  cif: string;
  access: 'granted' | 'denied' | 'unknown';
  listedUpTo: Date | null;
  /** Pages of the last listing of the whole window; null when it is to be listed whole. */
  listingPages: number | null;
  removed: boolean;
}

export async function findSyncedCompany(db: Db, id: string): Promise<SyncedCompany | undefined> {
  const { rows } = await db.query<SyncedCompany>(sql`
    select id, organisation_id, cif, access, listed_up_to, listing_pages, removed_at is not null as removed
    from company where id = ${id}`);
  return rows[0];
}

/** Locks the company's row until the transaction ends: whatever adds messages to it or changes their state holds this lock first. Answers the chain's head. */
export async function lockCompany(db: Db, companyId: string): Promise<{ seq: number; head: string }> {
  const { rows } = await db.query<{ seq: number; head: string }>(
    prepared(
      'lock company',
      sql`select chain_seq as seq, chain_head as head from company where id = ${companyId} for no key update`,
    ),
  );
  return rows[0]!;
}

/** Every link behind the last one is an archived message more. */
export async function advanceChain(
  db: Db,
  companyId: string,
  { seq, chain }: { seq: number; chain: string },
): Promise<void> {
  await db.query(
    prepared(
      'advance chain',
      sql`
        update company set chain_seq = ${seq}, chain_head = ${chain},
          archived_count = archived_count + ${seq}::bigint - chain_seq
        where id = ${companyId}`,
    ),
  );
}

export async function countEnded(
  db: Db,
  companyId: string,
  state: Exclude<MessageState, 'pending' | 'archived'>,
): Promise<void> {
  await db.query(sql`
    update company set
      expired_count = expired_count + ${state === 'expired' ? 1 : 0},
      closed_count = closed_count + ${state === 'closed' ? 1 : 0}
    where id = ${companyId}`);
}

/**
 * A listing whose distinct messages equalled ANAF's own total: only such a one moves what is claimed.
 * @param wholePages its pages when it was of the whole window
 */
export async function recordCompleteListing(
  db: Db,
  companyId: string,
  { window, wholePages }: { window: { start: Date; end: Date }; wholePages: number | undefined },
  now: Date,
): Promise<void> {
  await db.query(sql`
    update company set
      coverage = coverage + tstzmultirange(tstzrange(${window.start}, ${window.end})),
      listed_up_to = greatest(listed_up_to, ${window.end}),
      listing_pages = coalesce(${wholePages ?? null}, listing_pages),
      first_listed_at = coalesce(first_listed_at, ${now}),
      last_listed_at = ${now}
    where id = ${companyId}`);
}

/** ANAF answered for this company: the certificate may read it. */
export async function grantAccess(db: Db, companyId: string, connectionId: string, now: Date): Promise<void> {
  await recordRight(db, companyId, connectionId, 'granted', null, now);
  const { rows } = await db.query<AccessRow>(sql`
    update company set access = 'granted', access_detail = null, access_lost_at = null,
      -- What came while it was lost is unknown: the next listing is of the whole window.
      listing_pages = case when access = 'denied' then null else listing_pages end
    where id = ${companyId} and access <> 'granted' returning organisation_id, cif`);
  await tellAccess(db, companyId, rows, { access: 'granted' }, now);
}

/**
 * ANAF refused this certificate for this company; the company is denied when no other certificate may read it.
 * @param words ANAF's own, shown to people
 */
export async function denyAccess(
  db: Db,
  {
    companyId,
    connectionId,
    words,
    now,
  }: { companyId: string; connectionId: string; words: string; now: Date },
): Promise<void> {
  await recordRight(db, companyId, connectionId, 'denied', words, now);
  const { rows } = await db.query<AccessRow & { was: string }>(sql`
    update company set access = 'denied', access_detail = ${words},
      access_lost_at = coalesce(company.access_lost_at, ${now})
    from company before
    where company.id = ${companyId} and before.id = company.id and not exists (
      select 1 from anaf_connection c
      left join company_connection cc on cc.connection_id = c.id and cc.company_id = company.id
      where c.organisation_id = company.organisation_id and c.removed_at is null
        and cc.access is distinct from 'denied')
    returning company.organisation_id, company.cif, before.access as was`);
  const lost = rows.filter(({ was }) => was !== 'denied');
  await tellAccess(db, companyId, lost, { access: 'denied', detail: maskPersonalCodes(words) }, now);
}

interface AccessRow {
  organisationId: string;
  cif: string;
}

async function tellAccess(
  db: Db,
  companyId: string,
  rows: AccessRow[],
  data: { access: 'granted' | 'denied'; detail?: string },
  now: Date,
): Promise<void> {
  const events = rows.map(({ organisationId, cif }) => ({
    organisationId,
    type: 'company.access' as const,
    data: { companyId, cif: maskCif(cif), ...data },
  }));
  await addEvents(db, events, now);
}

async function recordRight(
  db: Db,
  companyId: string,
  connectionId: string,
  access: 'granted' | 'denied',
  detail: string | null,
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into company_connection (company_id, connection_id, access, detail, checked_at)
    values (${companyId}, ${connectionId}, ${access}, ${detail}, ${now})
    on conflict (company_id, connection_id)
    do update set access = excluded.access, detail = excluded.detail, checked_at = excluded.checked_at`);
}
