/** Finished listings, proven or not: ANAF's total and the messages that were seen. */

import sql from 'sql-template-tag';
import { dayMs } from '../../core/durations.ts';
import type { Db } from '../connection.ts';
import { deleteInPieces } from '../delete-in-pieces.ts';
import { newId } from '../new-id.ts';

export interface EndedListing {
  company: { id: string; organisationId: string };
  window: { start: Date; end: Date };
  /** ANAF's total; null when it gave none. */
  reported: number | null;
  distinct: number;
  pages: number;
  restarts: number;
  /** Null when the listing is proven. */
  failure: { code: string; detail: string | null } | null;
  startedAt: Date;
}

/** Call it in the transaction that ends the listing. */
export async function recordListing(db: Db, ended: EndedListing, now: Date): Promise<void> {
  const { company, window, failure } = ended;
  await db.query(sql`
    insert into listing (id, organisation_id, company_id, run_id, window_start, window_end, reported, distinct_messages,
      pages, restarts, proven, code, detail, started_at, finished_at)
    values (${newId(now)}, ${company.organisationId}, ${company.id},
      (select run_id from run_company where company_id = ${company.id} and state = 'running'
        order by priority, queued_at limit 1),
      ${window.start}, ${window.end}, ${ended.reported}, ${ended.distinct}, ${ended.pages}, ${ended.restarts},
      ${failure === null}, ${failure?.code ?? null}, ${failure?.detail ?? null}, ${ended.startedAt}, ${now})`);
}

/**
 * Listings are kept for a week; of each Romanian day before it, the last complete one stays for as long as a year's
 * statement may name it. What was proven stays in the company's coverage for good.
 */
export async function pruneOldListings(db: Db, now: Date, signal?: AbortSignal): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  // The week before the week is thinned; a month of it, should the job not have run.
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from listing where id in (
        select l.id from listing l where l.finished_at < ${before(7)} and l.finished_at >= ${before(37)}
          and exists (select 1 from listing later where later.company_id = l.company_id
            and later.finished_at > l.finished_at and (later.proven or not l.proven)
            and (not l.proven or (later.finished_at at time zone 'Europe/Bucharest')::date
              = (l.finished_at at time zone 'Europe/Bucharest')::date))
        order by l.finished_at limit ${limit})`,
    signal,
  );
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from listing where id in (
        select l.id from listing l where l.finished_at < ${before(listingDays)}
          and exists (select 1 from listing later where later.company_id = l.company_id
            and later.finished_at > l.finished_at and (later.proven or not l.proven))
        order by l.finished_at limit ${limit})`,
    signal,
  );
}

/** A year and the 60 days that a listing looks back. */
const listingDays = 366 + 60;
