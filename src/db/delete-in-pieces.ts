/** Deletes in pieces what a table keeps too long, so that no transaction holds many locks or much WAL. Used by several nouns. */
import type { Sql } from 'sql-template-tag';
import type { Db } from './connection.ts';

/** Some 50 ms for each piece. */
const aPiece = 5_000;

/**
 * @param statement deletes as many rows as it is told, and may be repeated
 * @param signal ends between two pieces: the next night goes on
 * @returns how many rows were deleted
 */
export async function deleteInPieces(
  db: Db,
  statement: (limit: number) => Sql,
  signal?: AbortSignal,
): Promise<number> {
  for (let deleted = 0; ; ) {
    const { rowCount } = await db.query(statement(aPiece));
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < aPiece || signal?.aborted) return deleted;
  }
}
