/** A listing that shows exactly the rows of the last proven one: recorded in one statement, without reading a message. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { newId } from '../new-id.ts';
import type { EndedListing } from './listing.ts';

export interface UnchangedListing extends Omit<EndedListing, 'failure'> {
  /** Of the job, whose lease on the company must still be held. */
  claim: string;
  /** The connection that ANAF answered. */
  connectionId: string;
  /** Of its rows, which must still be that of the last proven listing. */
  digest: string;
  /** Its number of pages when it covered the whole window. */
  wholePages: number | undefined;
  /** The job ends with it: the company is synced. */
  synced: boolean;
}

/**
 * The same coverage as `recordCompleteListing`, the same listing and right. Locks the organisation and the company, in
 * this order, for what the transaction does next.
 * @returns false when the lease was lost or the last listing is another one by now: nothing is recorded
 */
export async function recordUnchangedListing(
  tx: Db,
  { company, window, claim, connectionId, digest, wholePages, synced, ...ended }: UnchangedListing,
  now: Date,
): Promise<boolean> {
  const { rows } = await tx.query<{ recorded: boolean }>(
    prepared(
      'unchanged listing',
      sql`
        with owner as (
          select id from organisation where id = ${company.organisationId} for no key update
        ), proven as (
          update company set
            coverage = coverage + tstzmultirange(tstzrange(${window.start}, ${window.end})),
            listed_up_to = greatest(listed_up_to, ${window.end}),
            listing_pages = coalesce(${wholePages ?? null}, listing_pages),
            last_listed_at = ${now},
            last_synced_at = case when ${synced} then ${now} else last_synced_at end
          where id = ${company.id} and organisation_id in (select id from owner)
            and listing_digest = ${digest} and access = 'granted'
            and exists (select 1 from company_lease l where l.company_id = company.id and l.claim = ${claim})
          returning id, organisation_id
        ), listed as (
          insert into listing (id, organisation_id, company_id, run_id, window_start, window_end, reported,
            distinct_messages, pages, restarts, proven, started_at, finished_at)
          select ${newId(now)}, organisation_id, id,
            (select run_id from run_company where company_id = ${company.id} and state = 'running'
              order by priority, queued_at limit 1),
            ${window.start}, ${window.end}, ${ended.reported}, ${ended.distinct}, ${ended.pages}, ${ended.restarts},
            true, ${ended.startedAt}, ${now}
          from proven
        ), granted as (
          insert into company_connection (company_id, connection_id, access, checked_at)
          select id, ${connectionId}, 'granted', ${now} from proven
          on conflict (company_id, connection_id)
          do update set access = excluded.access, detail = null, checked_at = excluded.checked_at
        )
        select exists (select 1 from proven) as recorded`,
    ),
  );
  return rows[0]!.recorded;
}
