/** Whose bytes were looked at when: the nightly scrub takes those first that nobody has looked at for longest. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export interface ToVerify {
  id: string;
  companyId: string;
  path: string;
  sha256: string;
  sizeBytes: number;
}

/** Archived messages, of which a slice is looked at each night. */
export async function countArchived(db: Db): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    sql`select coalesce(sum(archived_count), 0)::bigint as n from company`,
  );
  return rows[0]!.n;
}

/** @param before those that were looked at since then are left out */
export async function listLeastVerified(db: Db, before: Date, limit: number): Promise<ToVerify[]> {
  const { rows } = await db.query<ToVerify>(sql`
    select id, company_id, path, sha256, size_bytes from message
    where state = 'archived' and (verified_at is null or verified_at < ${before})
    order by verified_at nulls first limit ${limit}`);
  return rows;
}

/** What was found amiss is looked at every night, so that a disk that came back is believed at once. */
export async function listWithFindings(db: Db): Promise<ToVerify[]> {
  const { rows } = await db.query<ToVerify>(sql`
    select id, company_id, path, sha256, size_bytes from message
    where state = 'archived' and id in (
      select message from integrity_finding where resolved_at is null and kind like 'file%')`);
  return rows;
}

export async function markVerified(db: Db, ids: string[], now: Date): Promise<void> {
  await db.query(sql`update message set verified_at = ${now} where id = any(${ids}::uuid[])`);
}
