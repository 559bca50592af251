/** OAuth states of connections to ANAF in progress: each is valid once, for a few minutes, in the browser that started it. */
import sql from 'sql-template-tag';
import type { AuditActor } from '../audit/audit.ts';
import type { Db } from '../connection.ts';

export interface BegunConnection {
  id: string;
  organisationId: string;
  /** Of the cookie that binds it to a browser. */
  cookieSha256: Buffer;
  /** The link by which it was begun; null when a signed-in person started it. */
  tokenLinkId: string | null;
  /** Who began it, for the audit. */
  startedBy: AuditActor | null;
  expiresAt: Date;
  /** The page of the dashboard that the browser left; null: it ends on a page of its own. */
  returnTo: string | null;
  /** The connection that was to be renewed; the certificate may turn out to be another. */
  renews: string | null;
}

export async function recordBegunConnection(db: Db, begun: BegunConnection, now: Date): Promise<void> {
  await db.query(sql`
    insert into oauth_state (id, organisation_id, cookie_sha256, token_link_id, started_by, return_to, renews, created_at,
      expires_at)
    values (${begun.id}, ${begun.organisationId}, ${begun.cookieSha256}, ${begun.tokenLinkId},
      ${begun.startedBy && JSON.stringify(begun.startedBy)}::jsonb, ${begun.returnTo}, ${begun.renews}, ${now},
      ${begun.expiresAt})`);
}

type KeptState = Pick<
  BegunConnection,
  'organisationId' | 'cookieSha256' | 'tokenLinkId' | 'startedBy' | 'returnTo' | 'renews'
>;

/** Undefined when it is used, expired or unknown. */
export async function findBegunConnection(db: Db, id: string, now: Date): Promise<KeptState | undefined> {
  const { rows } = await db.query<KeptState>(sql`
    select organisation_id, cookie_sha256, token_link_id, started_by, return_to, renews from oauth_state
    where id = ${id} and used_at is null and expires_at > ${now}`);
  return rows[0];
}

/** @returns false when it was used in the meantime */
export async function spendBegunConnection(db: Db, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update oauth_state set used_at = ${now} where id = ${id} and used_at is null and expires_at > ${now}`);
  return rowCount === 1;
}

/** Those that expired before then. */
export async function pruneOldStates(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from oauth_state where expires_at < ${before}`);
}
