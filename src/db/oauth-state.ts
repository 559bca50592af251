/** Connections to ANAF that have been begun: each state serves once, for a few minutes, in the browser that began it. */
import sql from 'sql-template-tag';
import type { Db } from './connection.ts';

export interface BegunConnection {
  id: string;
  organisationId: string;
  /** Of the cookie that binds it to a browser. */
  cookieSha256: Buffer;
  expiresAt: Date;
}

export async function recordBegunConnection(db: Db, begun: BegunConnection, now: Date): Promise<void> {
  await db.query(sql`
    insert into oauth_state (id, organisation_id, cookie_sha256, created_at, expires_at)
    values (${begun.id}, ${begun.organisationId}, ${begun.cookieSha256}, ${now}, ${begun.expiresAt})`);
}

/** Undefined when it has been used, has expired or never was. */
export async function findBegunConnection(
  db: Db,
  id: string,
  now: Date,
): Promise<{ organisationId: string; cookieSha256: Buffer } | undefined> {
  const { rows } = await db.query<{ organisation_id: string; cookie_sha256: Buffer }>(sql`
    select organisation_id, cookie_sha256 from oauth_state
    where id = ${id} and used_at is null and expires_at > ${now}`);
  return rows[0] && { organisationId: rows[0].organisation_id, cookieSha256: rows[0].cookie_sha256 };
}

/** @returns false when somebody else has used it in the meantime */
export async function useBegunConnection(db: Db, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update oauth_state set used_at = ${now} where id = ${id} and used_at is null and expires_at > ${now}`);
  return rowCount === 1;
}

/** For the nightly sweep: whatever ended before then. */
export async function forgetOldStates(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from oauth_state where expires_at < ${before}`);
}
