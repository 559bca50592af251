/** A company as its job sees it: whom it belongs to, whether ANAF answers for it, how far it has been listed. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

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
  const { rows } = await db.query<SyncedCompany>(
    sql`select ${syncedCompany} from company c where c.id = ${id}`,
  );
  return rows[0];
}

/** Of `company c`. */
export const syncedCompany = sql`c.id, c.organisation_id, c.cif, c.access, c.listed_up_to, c.listing_pages,
  c.removed_at is not null as removed`;
