/** Invoices that are found by the parties or the number that a search names: each party has a stretch of an index, in the list's order. */
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Stretch } from '../newest-first.ts';
import { invoiceConditions, textInNumber } from './invoice-filter.ts';
import { buyerId, numberMatches, sellerId } from './party.ts';
import type { Search } from './prepare-search.ts';

/** With the parties that were found. */
export interface Found {
  parties: string[];
  number: string | undefined;
}

/** @param limit rows, after `limit` */
export function lookUp(search: Search, named: Found, stretch: Stretch, limit: Sql): Sql {
  return sql`
    select i.id from (${candidates(search, named, { ...stretch, limit: sql`limit ${limit}` })}) i
    group by i.id, i.available_at ${stretch.order} limit ${limit}`;
}

/** Ids with what a list is ordered by, some twice: each party has a stretch of an index, in the list's order. */
function candidates(
  { organisationId, filter: { text, partner, ...filter } }: Search,
  { parties, number }: Found,
  { range, order, limit }: Omit<Stretch, 'usual'> & { limit: Sql },
): Sql {
  const rest = { ...filter, text: partner === undefined ? undefined : text };
  const having = (condition: Sql) => sql`(
    select i.id, i.available_at from invoice i
    where i.organisation_id = ${organisationId} and ${condition} ${invoiceConditions(rest)} ${range} ${order} ${limit})`;
  const side = (id: Sql, otherRole: string) =>
    having(
      sql`${id} = p.id ${partner === undefined ? empty : sql`and i.role is distinct from ${otherRole}`}`,
    );
  const byParty = sql`
    select f.id, f.available_at from unnest((select ${parties}::bigint[])) p (id)
    cross join lateral (${side(sellerId, 'seller')} union all ${side(buyerId, 'buyer')}) f`;
  if (number === undefined) return byParty;
  return join(
    [byParty, having(sql`${numberMatches(organisationId, number)} and ${textInNumber(number)}`)],
    ' union all ',
  );
}

/** An invoice is found at most so often: by its seller, its buyer and its number. */
const waysToBeFound = 3;

/**
 * Every match, in no order: for sums. Undefined where the conditions of the filter must decide row by row.
 * @param upTo where there are more, so many of them, and not all are read
 */
export async function allNamed(search: Search, upTo?: number): Promise<Sql | undefined> {
  const parties = await search.named?.parties();
  if (!parties) return undefined;
  const found = { parties, number: search.named?.number };
  const every = candidates(search, found, { range: empty, order: empty, limit: empty });
  if (upTo === undefined) return sql`select i.id from (${every}) i group by i.id`;
  return sql`select i.id from ((${every}) limit ${upTo * waysToBeFound}) i group by i.id`;
}
