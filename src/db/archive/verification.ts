/** When the bytes of each message were last verified: the nightly scrub takes the longest unverified first. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export interface ToVerify {
  id: string;
  companyId: string;
  path: string;
  sha256: string;
  sizeBytes: number;
}

/** All archived messages, of which a part is verified each night. */
export async function countArchived(db: Db): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    sql`select coalesce(sum(archived_count), 0)::bigint as n from company`,
  );
  return rows[0]!.n;
}

/** @param before those verified since then are left out */
export async function listLeastVerified(db: Db, before: Date, limit: number): Promise<ToVerify[]> {
  const { rows } = await db.query<ToVerify>(sql`
    select id, company_id, path, sha256, size_bytes from message
    where state = 'archived' and (verified_at is null or verified_at < ${before})
    order by verified_at nulls first limit ${limit}`);
  return rows;
}

/** Messages with open findings are verified every night, so that the findings are resolved soon after a disk is back. */
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
