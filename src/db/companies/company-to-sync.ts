/** What a company's job knows before it asks ANAF, in one statement: whom to ask as, and what the last listing left. */
import sql from 'sql-template-tag';
import { dayMs } from '../../core/durations.ts';
import { type Db, prepared } from '../connection.ts';
import { usableConnections } from './company-access.ts';
import { type SyncedCompany, syncedCompany } from './synced-company.ts';

export interface CompanyToSync extends SyncedCompany {
  /** Connections that may be asked with, the best one first. */
  connections: string[];
  /** Of the rows of the last listing, when it was proven and on one page (`sync/listing-digest.ts`). */
  listingDigest: string | null;
  /** A message that ANAF may still list has expired, or is said to have: a listing that shows it takes that back. */
  hasExpired: boolean;
  pending: number;
  chainSeq: number;
  chainHead: string;
}

export async function findCompanyToSync(
  db: Db,
  { companyId, organisationId }: { companyId: string; organisationId: string },
  now: Date,
): Promise<CompanyToSync | undefined> {
  // ANAF lists sixty days; a date that it wrote in a way that we cannot read may be any.
  const oldestListed = new Date(now.getTime() - 61 * dayMs);
  const { rows } = await db.query<CompanyToSync>(
    prepared(
      'company to sync',
      sql`
        select ${syncedCompany}, c.listing_digest, c.chain_seq, c.chain_head,
          c.listed_count - c.archived_count - c.expired_count - c.closed_count as pending,
          exists (select 1 from message m
            where m.company_id = c.id and (m.state = 'expired' or m.said_expired_at is not null)
              and (m.created_at is null or m.created_at > ${oldestListed})) as has_expired,
          array(${usableConnections(organisationId, companyId, now)}) as connections
        from company c where c.id = ${companyId}`,
    ),
  );
  return rows[0];
}
