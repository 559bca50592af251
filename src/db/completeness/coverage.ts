/** What complete listings of a company have covered. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

/**
 * A complete listing: its distinct messages equal ANAF's total. Only such a listing extends the coverage.
 * @param wholePages its number of pages when it covered the whole window
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
