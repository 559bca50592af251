/** Where ANAF asked us to wait longer than its limits explain: calls are tried again earlier, and a person is told. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import type { BreakerScope } from './breaker.ts';

export interface LongWait {
  scope: Exclude<BreakerScope, 'message'>;
  /** Of the company, for scope `cif`. */
  companyId: string | null;
  name: string | null;
  cif: string | null;
  /** Of the connection, for scope `connection`. */
  connectionId: string | null;
  openedAt: Date;
  /** When calls are tried again. */
  until: Date;
  askedUntil: Date;
}

/** A company has few connections, and few are asked to wait at once. */
const mostTold = 50;

/** Those that concern the organisation, until the time is over or a call succeeds. */
export async function listLongWaits(db: Db, organisationId: string, now: Date): Promise<LongWait[]> {
  const { rows } = await db.query<LongWait>(
    prepared(
      'long waits',
      sql`
    select b.scope, c.id as company_id, c.name, c.cif, a.id as connection_id, b.opened_at, b.until, b.asked_until
    from breaker b
    left join company c on b.scope = 'cif' and c.cif = b.key and c.organisation_id = ${organisationId}
      and c.removed_at is null
    left join anaf_connection a on b.scope = 'connection' and a.id::text = b.key
      and a.organisation_id = ${organisationId} and a.removed_at is null
    where b.asked_until > ${now} and b.opened_at is not null
      and (b.scope = 'application' or c.id is not null or a.id is not null)
    order by b.scope, b.key limit ${mostTold}`,
    ),
  );
  return rows;
}
