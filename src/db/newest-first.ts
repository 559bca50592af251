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

/** A stretch of an index in its order: what a condition ends with, and the order. */
export interface Stretch {
  range: Sql;
  order: Sql;
}

/**
 * Two questions where one could do: `(at, id) < …` and `at is null` are each a stretch of the index, and their `or`
 * would be none, so that every later page would read all pages before it.
 */
function stretches(after: Position | undefined, { at, id }: Pick<Listed, 'at' | 'id'>): Stretch[] {
  const undated = {
    range: sql`and ${at} is null ${after?.at === null ? sql`and ${id} < ${after.id}::uuid` : empty}`,
    order: sql`order by ${id} desc`,
  };
  if (after && after.at === null) return [undated];
  const dated = {
    range: sql`and ${at} is not null ${after ? sql`and (${at}, ${id}) < (${after.at}, ${after.id}::uuid)` : empty}`,
    order: sql`order by ${at} desc nulls last, ${id} desc`,
  };
  return [dated, undated];
}

/** Asks about one stretch after the other until `limit` rows are found. */
export async function throughStretches<Row>(
  { limit, after }: { limit: number; after?: Position },
  columns: Pick<Listed, 'at' | 'id'>,
  ask: (stretch: Stretch, upTo: number) => Promise<Row[]>,
): Promise<Row[]> {
  const found: Row[] = [];
  for (const stretch of stretches(after, columns)) {
    if (found.length === limit) break;
    found.push(...(await ask(stretch, limit - found.length)));
  }
  return found;
}

export async function newestFirst<Row extends object>(
  db: Db,
  page: { limit: number; after?: Position },
  { select, ...columns }: Listed,
): Promise<Row[]> {
  return throughStretches(page, columns, async ({ range, order }, upTo) => {
    const { rows } = await db.query<Row>(sql`${select} ${range} ${order} limit ${upTo}`);
    return rows;
  });
}
