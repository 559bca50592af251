/** Sessions and verifications as the sign-in library keeps them; it deletes one when it is used again, and never the others. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { deleteInPieces } from '../delete-in-pieces.ts';

/** Those that expired before then. */
export async function pruneSessions(db: Db, before: Date, signal?: AbortSignal): Promise<void> {
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from auth.session where id in (
        select id from auth.session where "expiresAt" < ${before} limit ${limit})`,
    signal,
  );
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from auth.verification where id in (
        select id from auth.verification where "expiresAt" < ${before} limit ${limit})`,
    signal,
  );
}
