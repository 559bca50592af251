/**
 * Pages that are asked for all day, whose statements are planned once a connection: planning is a third of what they cost.
 * Their limit is a part of the statement: of one that is a parameter PostgreSQL assumes a tenth of all rows, and plans again
 * each time. Hence few sizes: a page gets the next larger one's rows.
 */
import sql, { raw, type Sql } from 'sql-template-tag';
import { preparedForm, type Statement } from './connection.ts';

/** Rows of the dashboard's first page and of the largest page, and one that tells whether there are more. */
const sizes = [51, 201];

export interface PageLimit {
  /** After `limit`. */
  rows: Sql;
  /** Gives the page's statement its name, where it has one. */
  named(name: string, statement: Sql): Statement;
}

/** @param usual it asks for nothing by whose value PostgreSQL would choose another plan */
export function limitOfPage(upTo: number, usual: boolean): PageLimit {
  const size = usual ? sizes.find((rows) => rows >= upTo) : undefined;
  return size === undefined
    ? { rows: sql`${upTo}`, named: (_, statement) => statement }
    : { rows: raw(String(size)), named: preparedForm };
}
