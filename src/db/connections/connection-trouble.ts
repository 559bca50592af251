/** What the tasks of an organisation's connections are made of: refused, failing and ageing tokens. Knows no token's text. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { isValid } from './anaf-connection.ts';

export interface ConnectionFacts {
  id: string;
  serial: string | null;
  holder: string | null;
  isValid: boolean;
  hasRefreshToken: boolean;
  accessExpiresAt: Date;
  accessRefusedAt: Date | null;
  /** Since when ANAF does not accept the tokens that it issues. */
  refusedAgainAt: Date | null;
  refreshIssuedAt: Date | null;
  refreshRefusedAt: Date | null;
  refreshFailedAt: Date | null;
  /** ANAF's text, or ours when it gave none. */
  refreshFailure: string | null;
}

export async function listConnectionFacts(
  db: Db,
  organisationId: string,
  now: Date,
): Promise<ConnectionFacts[]> {
  const { rows } = await db.query<ConnectionFacts>(
    prepared(
      'connection facts',
      sql`
    select id, serial, holder, ${isValid(now)} as is_valid, refresh_token is not null as has_refresh_token, access_expires_at,
      access_refused_at, refused_again_at, refresh_issued_at, refresh_refused_at, refresh_failed_at, refresh_failure
    from anaf_connection a where organisation_id = ${organisationId} and removed_at is null
    order by connected_at desc, id limit 200`,
    ),
  );
  return rows;
}
