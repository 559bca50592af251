/** Circuit breakers: what must not be called, and until when. Shared by every worker. */
import sql, { join, type Sql } from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import type { Db } from '../connection.ts';

export const breakerScopes = ['application', 'cif', 'connection', 'message'] as const;
export type BreakerScope = (typeof breakerScopes)[number];

export interface BreakerKey {
  scope: BreakerScope;
  key: string;
}

/** Of rows of `breaker b`. One that a clock opened which was ahead is not open. The function `admit_calls` asks the same. */
export function isOpen(now: Date): Sql {
  return sql`(b.until > ${now} and (b.opened_at is null or b.opened_at <= ${latestBelievable(now)}))`;
}

export interface OpenBreaker extends BreakerKey {
  until: Date;
  code: string;
}

/**
 * Opens a breaker, or extends it: each time that it opens again without a success in between, for twice as long.
 * @param firstMs how long the first time
 * @param longestMs what the doubling stops at
 * @param askedUntil what ANAF asked for, where that is later than `until`
 * @returns until when it is open
 */
export async function openBreaker(
  db: Db,
  {
    scope,
    key,
    code,
    firstMs,
    longestMs,
    until,
    askedUntil,
    now,
  }: BreakerKey & {
    code: string;
    firstMs?: number;
    longestMs?: number;
    until?: Date;
    askedUntil?: Date;
    now: Date;
  },
): Promise<Date> {
  const first = `${firstMs ?? 60_000} ms`;
  const longest = `${longestMs ?? 900_000} ms`;
  const { rows } = await db.query<{ until: Date }>(sql`
    insert into breaker as b (scope, key, until, code, opened, opened_at, first_opened_at, asked_until)
    values (${scope}, ${key}, coalesce(${until ?? null}::timestamptz, ${now}::timestamptz + ${first}::interval), ${code}, 1, ${now}, ${now}, ${askedUntil ?? null})
    on conflict (scope, key) do update set
      code = excluded.code,
      -- Concurrent calls fail together: that counts as one opening.
      opened = case when ${isOpen(now)} then b.opened else b.opened + 1 end,
      opened_at = ${now},
      asked_until = case when ${isOpen(now)} then greatest(b.asked_until, excluded.asked_until) else excluded.asked_until end,
      until = case
        when ${until ?? null}::timestamptz is not null then
          case when ${isOpen(now)} then greatest(b.until, ${until ?? null}::timestamptz) else ${until ?? null}::timestamptz end
        when ${isOpen(now)} then b.until
        else ${now}::timestamptz + least(${longest}::interval, ${first}::interval * power(2, least(b.opened, 10))) end
    returning until`);
  return rows[0]!.until;
}

export async function findOpenBreaker(
  db: Db,
  { scope, key }: BreakerKey,
  now: Date,
): Promise<Pick<OpenBreaker, 'until' | 'code'> | undefined> {
  const { rows } = await db.query<Pick<OpenBreaker, 'until' | 'code'>>(sql`
    select until, code from breaker b where b.scope = ${scope} and b.key = ${key} and ${isOpen(now)}`);
  return rows[0];
}

/** What it waited for has happened before its time. */
export async function removeBreaker(db: Db, { scope, key }: BreakerKey): Promise<void> {
  await db.query(sql`delete from breaker where scope = ${scope} and key = ${key}`);
}

/** A call succeeded: the next opening starts from the shortest pause again. */
export async function closeBreakers(db: Db, keys: BreakerKey[], now: Date): Promise<void> {
  await db.query(sql`
    delete from breaker b
    where (scope, key) in (${join(keys.map((k) => sql`(${k.scope}, ${k.key})`))}) and not ${isOpen(now)}`);
}
