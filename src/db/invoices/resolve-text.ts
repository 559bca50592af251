/**
 * What a text of several words means: what is in a number or a name as a whole is looked for as a whole; otherwise it
 * names a number, a partner and an amount at once.
 */
import sql from 'sql-template-tag';
import { splitSearch } from '../../core/split-search.ts';
import type { Db } from '../connection.ts';
import { type InvoiceFilter, textInNumber } from './invoice-filter.ts';
import { findParties, numberMatches } from './party.ts';

export async function resolveText(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
): Promise<InvoiceFilter> {
  const { text, partner, amountMin, amountMax } = filter;
  const split = text === undefined || partner !== undefined ? undefined : splitSearch(text);
  if (!split || (split.amount !== undefined && (amountMin ?? amountMax) !== undefined)) return filter;
  const parties = await findParties(db, organisationId, { text });
  // Undefined: too many to be looked up, so the text as a whole is a name.
  if (parties === undefined || parties.length > 0) return filter;
  const { rows } = await db.query(sql`
    select from invoice i
    where i.organisation_id = ${organisationId} and ${numberMatches(organisationId, text!)} and ${textInNumber(text!)}
    limit 1`);
  if (rows.length > 0) return filter;
  const amount = split.amount === undefined ? {} : { amountMin: split.amount, amountMax: split.amount };
  return { ...filter, text: split.number, partner: split.partner, ...amount };
}
