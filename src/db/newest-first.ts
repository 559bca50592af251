/** Reads one page of a list by its instants, newest or oldest first, rows without an instant last, after the cursor's position. Knows no table. */
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Db } from './connection.ts';
import type { Position } from './page.ts';
import { limitOfPage } from './usual-page.ts';

interface Listed {
  /** A whole query up to its last condition. */
  select: Sql;
  at: Sql;
  id: Sql;
  /** Its name, where it asks for nothing by whose value PostgreSQL would choose another plan. */
  usual?: string | undefined;
}

/** A stretch of an index in its order: what a condition ends with, and the order. */
export interface Stretch {
  range: Sql;
  order: Sql;
  /** Newest first: what nearly every page is. */
  usual: boolean;
}

/** How a list is walked. */
export interface Walk {
  after?: Position;
  /** Rows with an instant from here on, or up to here, alone. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Instead of the newest first: the same indexes, read from their end. */
  oldestFirst?: boolean;
}

/**
 * Two questions where one could do: `(at, id) < …` and `at is null` are each a stretch of the index, and their `or`
 * would be none, so that every later page would read all pages before it.
 */
function stretches({ after, from, to, oldestFirst }: Walk, { at, id }: Pick<Listed, 'at' | 'id'>): Stretch[] {
  const [beyond, way] = oldestFirst ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
  const undated = {
    range: sql`and ${at} is null ${after?.at === null ? sql`and ${id} ${beyond} ${after.id}::uuid` : empty}`,
    order: sql`order by ${id} ${way}`,
    usual: !oldestFirst,
  };
  const isBounded = from !== undefined || to !== undefined;
  if (after && after.at === null) return isBounded ? [] : [undated];
  // Queries of their own: PostgreSQL then plans one way for all bounds, and keeps the plan of a usual page.
  const bounds = sql`${from === undefined ? empty : sql`and ${at} >= (select ${from}::timestamptz)`}
    ${to === undefined ? empty : sql`and ${at} <= (select ${to}::timestamptz)`}`;
  const dated = {
    range: sql`and ${at} is not null ${after ? sql`and (${at}, ${id}) ${beyond} (${after.at}, ${after.id}::uuid)` : empty} ${bounds}`,
    // The index read backwards has its nulls first, and the stretch has none.
    order: sql`order by ${at} ${way} nulls ${oldestFirst ? sql`first` : sql`last`}, ${id} ${way}`,
    usual: !oldestFirst,
  };
  return isBounded ? [dated] : [dated, undated];
}

/** Asks about one stretch after the other until `limit` rows are found. */
export async function throughStretches<Row>(
  { limit, ...walk }: Walk & { limit: number },
  columns: Pick<Listed, 'at' | 'id'>,
  ask: (stretch: Stretch, upTo: number) => Promise<Row[]>,
): Promise<Row[]> {
  const found: Row[] = [];
  for (const stretch of stretches(walk, columns)) {
    if (found.length === limit) break;
    const upTo = limit - found.length;
    // Some give more: a page of a usual size.
    found.push(...(await ask(stretch, upTo)).slice(0, upTo));
  }
  return found;
}

export async function newestFirst<Row extends object>(
  db: Db,
  page: { limit: number; after?: Position },
  { select, usual, ...columns }: Listed,
): Promise<Row[]> {
  return throughStretches(page, columns, async (stretch, upTo) => {
    const limit = limitOfPage(upTo, stretch.usual && usual !== undefined);
    const statement = sql`${select} ${stretch.range} ${stretch.order} limit ${limit.rows}`;
    return (await db.query<Row>(limit.named(usual ?? '', statement))).rows;
  });
}
