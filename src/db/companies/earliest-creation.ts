/** When a pending message may have been made, for what is claimed of its company. */
import sql from 'sql-template-tag';

/**
 * The earliest that ANAF can have made `message m`: a creation date that cannot be read is somewhere in the 60 days before
 * the row was listed, and must hold back what is claimed to be complete all the same.
 */
export const earliestCreation = sql`coalesce(m.created_at, m.listed_at - interval '60 days')`;
