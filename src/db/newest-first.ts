/** Reads one page of a list by its instants, newest first, rows without an instant last, after the cursor's position. Knows no table. */
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Db } from './connection.ts';
import type { Position } from './page.ts';

interface Listed {
  /** A whole query up to its last condition. */
  select: Sql;
  at: Sql;
  id: Sql;
}

/**
 * Two questions where one could do: `(at, id) < …` and `at is null` are each a stretch of the index, and their `or`
 * would be none, so that every later page would read all pages before it.
 */
export async function newestFirst<Row extends object>(
  db: Db,
  { limit, after }: { limit: number; after?: Position },
  { select, at, id }: Listed,
): Promise<Row[]> {
  const dated =
    after && after.at === null
      ? []
      : await ask(sql`and ${at} is not null
          ${after ? sql`and (${at}, ${id}) < (${after.at}, ${after.id}::uuid)` : empty}
        order by ${at} desc nulls last, ${id} desc`);
  if (dated.length === limit) return dated;
  const undated = await ask(
    sql`and ${at} is null ${after?.at === null ? sql`and ${id} < ${after.id}::uuid` : empty} order by ${id} desc`,
    limit - dated.length,
  );
  return [...dated, ...undated];

  async function ask(rest: Sql, upTo = limit): Promise<Row[]> {
    return (await db.query<Row>(sql`${select} ${rest} limit ${upTo}`)).rows;
  }
}
