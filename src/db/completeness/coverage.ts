/** What complete listings of a company have covered. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

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
