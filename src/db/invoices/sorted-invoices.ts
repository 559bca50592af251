/**
 * Finds the ids of one page of a list of invoices in an order that no index has: the whole choice is looked up and sorted,
 * so it may not be large. Ties are in the order of ids; invoices without a value come last in both directions.
 */
import sql, { empty, type Sql } from 'sql-template-tag';
import type { InvoiceOrder } from '../../core/invoice-sort.ts';
import type { Db } from '../connection.ts';
import { shownText } from '../name-contains.ts';
import type { InvoiceFilter } from './invoice-filter.ts';
import { findWholeChoice } from './invoice-search.ts';
import { isNegated } from './invoice-totals.ts';

export interface SortedPage {
  limit: number;
  /** The last invoice of the page before: its value is looked up again, so that no cursor holds a name. */
  after?: string;
}

type SortedBy = Exclude<InvoiceOrder['by'], 'availableAt'>;

/** Undefined where more than `most` invoices match. */
export async function findSortedInvoices(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
  { by, descending }: { by: SortedBy; descending: boolean },
  { limit, after }: SortedPage,
  most: number,
): Promise<string[] | undefined> {
  const ids = await findWholeChoice(db, organisationId, filter, most);
  if (!ids) return undefined;
  const key = keys[by];
  const beyond = descending ? sql`<` : sql`>`;
  const last = sql`
    cross join (
      select ${key} as key, i.id from invoice i where i.organisation_id = ${organisationId} and i.id = ${after}::uuid
    ) l
    where case when l.key is null then c.key is null and c.id > l.id
      else c.key is null or c.key ${beyond} l.key or (c.key = l.key and c.id > l.id) end`;
  const { rows } = await db.query<{ id: string }>(sql`
    with chosen as materialized (
      select i.id, ${key} as key from invoice i where i.organisation_id = ${organisationId} and i.id = any(${ids}::uuid[])
    )
    select c.id from chosen c ${after === undefined ? empty : last}
    order by c.key is null, c.key ${descending ? sql`desc` : sql`asc`}, c.id limit ${limit}`);
  return rows.map(({ id }) => id);
}

const isSellers = sql`coalesce(i.role, case i.direction when 'sent' then 'seller' else 'buyer' end) = 'seller'`;

/** As the list shows the other party: a name, or else a code that is not a person's. */
const partnerName = sql`case when ${isSellers}
    then coalesce(i.buyer_name, i.buyer_trading_name, case when length(i.buyer_cif) < 13 then i.buyer_cif end, i.buyer_vat_id)
    else coalesce(i.seller_name, i.seller_trading_name, case when length(i.seller_cif) < 13 then i.seller_cif end, i.seller_vat_id) end`;

// a with breve and circumflex, i, s and t with comma and cedilla; then Hungarian ones.
const accented =
  '\u0103\u00e2\u00ee\u0219\u015f\u021b\u0163\u00e1\u00e9\u00ed\u00f3\u00f6\u0151\u00fa\u00fc\u0171';
const plain = 'aaissttaeiooouuu';

/** The same in every database, whatever its locale: letters without their signs, small and capital ones alike. */
const plainText = (text: Sql) =>
  sql`lower(translate(${text}, ${accented + accented.toUpperCase()}, ${plain + plain})) collate "C"`;

/** `FV2` before `FV10`: every run of digits as long as twenty of them. */
const naturalText = (text: Sql) => sql`regexp_replace(
    regexp_replace(${plainText(text)}, '[0-9]+', repeat('0', 20) || '\\&', 'g'), '[0-9]*([0-9]{20})', '\\1', 'g') collate "C"`;

const signed = (amount: Sql) => sql`case when ${isNegated} then -${amount} else ${amount} end`;

// Sorted as it is shown: where a hidden code would stand among numbers and names would tell its digits.
const keys: Record<SortedBy, Sql> = {
  issuedOn: sql`i.issued_on`,
  gross: signed(sql`i.gross`),
  payable: signed(sql`i.payable`),
  partner: plainText(shownText(partnerName)),
  number: naturalText(shownText(sql`i.number`)),
};
