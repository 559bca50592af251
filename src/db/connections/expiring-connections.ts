/** Connections whose authorisation ends soon or is not renewed any more. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export interface ExpiringConnection {
  id: string;
  organisationId: string;
  reason: 'ageing' | 'refused';
  expiresAt: Date;
  /** Another one once the connection was authorised again. */
  subject: string;
}

/** @param before ends of the year that ANAF gives a refresh token; a refused one counts at once */
export async function listExpiringConnections(
  db: Db,
  before: Date,
  now: Date,
): Promise<ExpiringConnection[]> {
  const { rows } = await db.query<ExpiringConnection>(sql`
    select id, organisation_id, 'refused' as reason, greatest(access_expires_at, ${now}) as expires_at,
      id || ' refused ' || extract(epoch from refresh_refused_at) as subject
    from anaf_connection where removed_at is null and refresh_refused_at is not null
    union all
    select id, organisation_id, 'ageing', refresh_issued_at + interval '365 days',
      id || ' ageing ' || extract(epoch from refresh_issued_at)
    from anaf_connection
    where removed_at is null and refresh_token is not null and refresh_refused_at is null
      and refresh_issued_at + interval '365 days' <= ${before}
    order by 1`);
  return rows;
}
