/** What complete listings of a company have covered. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

/**
 * A complete listing: its distinct messages equal ANAF's total. Only such a listing extends the coverage.
 * @param wholePages its number of pages when it covered the whole window
 * @param digest of its rows, when it had one page and each row an ANAF id
 */
export async function recordCompleteListing(
  db: Db,
  companyId: string,
  {
    window,
    wholePages,
    digest = null,
  }: { window: { start: Date; end: Date }; wholePages: number | undefined; digest?: string | null },
  now: Date,
): Promise<void> {
  await db.query(sql`
    update company set
      coverage = coverage + tstzmultirange(tstzrange(${window.start}, ${window.end})),
      listed_up_to = greatest(listed_up_to, ${window.end}),
      listing_pages = coalesce(${wholePages ?? null}, listing_pages),
      first_listed_at = coalesce(first_listed_at, ${now}),
      last_listed_at = ${now},
      listing_digest = ${digest}
    where id = ${companyId}`);
}

/** Before a listing changes the ledger: the rows of the last one prove nothing of the next any more. */
export async function clearListingDigest(db: Db, companyId: string): Promise<void> {
  await db.query(sql`update company set listing_digest = null where id = ${companyId}`);
}
