/** Whether ANAF answers the organisation at all: what people read in one line instead of a task for each company. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { isValid } from '../connections/anaf-connection.ts';

export interface Outage {
  /** Of the first failure after the last success. */
  since: Date;
  /** When it is tried again. */
  retryAt: Date;
  code: string;
  /** The organisation's last complete listing of any company. */
  lastListedAt: Date | null;
}

/** A breaker that is over is tried again within minutes; until it succeeds the outage is not over. */
const untilTriedMs = 15 * 60_000;

/**
 * An outage concerns every call, or each of the organisation's valid connections.
 * @param codes failures that say that ANAF does not answer, and not that it refuses
 */
export async function findOutage(
  db: Db,
  organisationId: string,
  codes: string[],
  now: Date,
): Promise<Outage | undefined> {
  const { rows } = await db.query<Outage>(
    prepared(
      'find outage',
      sql`
    with valid as (
      select a.id::text as key from anaf_connection a
      where a.organisation_id = ${organisationId} and a.removed_at is null and ${isValid(now)}
    ), failing as (
      select b.scope, b.code, b.until, coalesce(b.first_opened_at, b.opened_at, ${now}) as since from breaker b
      where b.code = any(${codes}) and b.until > ${new Date(now.getTime() - untilTriedMs)}
        and (b.opened_at is null or b.opened_at <= ${now})
        and (b.scope = 'application' or (b.scope = 'connection' and b.key in (select key from valid)))
    )
    select min(since) as since, max(until) as retry_at, min(code) as code, (
      select max(last_listed_at) from company where organisation_id = ${organisationId} and removed_at is null
    ) as last_listed_at
    from failing
    having bool_or(scope = 'application')
      or (count(*) > 0 and count(*) filter (where scope = 'connection') >= (select count(*) from valid))`,
    ),
  );
  return rows[0];
}
