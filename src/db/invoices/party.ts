/**
 * The parties of an organisation's invoices, one row for each different one, found by a part of a name or by a code. The
 * rows are written by triggers on `invoice` (migration search); an invoice leads to its parties by `party_id`.
 */
import sql, { raw, type Sql } from 'sql-template-tag';
import { type Db, preparedForm } from '../connection.ts';
import { codeBegins, nameContains } from '../name-contains.ts';

/** Of rows of `invoice i`, as the indexes have them. */
export const sellerId = sql`party_id(i.seller_cif, i.seller_name, i.seller_trading_name, i.seller_vat_id)`;
export const buyerId = sql`party_id(i.buyer_cif, i.buyer_name, i.buyer_trading_name, i.buyer_vat_id)`;

/** More parties than these are not looked up one by one. */
const mostParties = 1000;

/** Undefined where there are more than `mostParties`, and until the rows of a large catalogue are there. */
export async function findParties(
  db: Db,
  organisationId: string,
  { text, partner }: { text?: string; partner?: string },
): Promise<string[] | undefined> {
  const which = partner === undefined ? byText(organisationId, text!) : byNameOrCode(organisationId, partner);
  const statement = sql`
    select case when cardinality(f.ids) <= ${mostParties}::int then f.ids end as ids
    from (select exists (select from prepared where what = 'parties') as ready) r
    left join lateral (
      select array(
        select p.id::text from party p where p.organisation_id = ${organisationId} and (${which}) limit ${raw(String(mostParties + 1))}
      ) as ids
    ) f on r.ready`;
  const { rows } = await db.query<{ ids: string[] | null }>(preparedForm('find parties', statement));
  return rows[0]!.ids ?? undefined;
}

export interface Partner {
  cif: string | null;
  vatId: string | null;
  name: string | null;
}

/** Of those that the text names, a few, each code once; none of the organisation's own companies. */
export async function listPartners(
  db: Db,
  organisationId: string,
  text: string,
  limit: number,
): Promise<Partner[]> {
  if (lettersOf(text) < 2) return [];
  const { rows } = await db.query<Partner>(sql`
    with found as materialized (
      select p.cif, p.vat_id, coalesce(p.name, p.trading_name) as name from party p
      where p.organisation_id = ${organisationId} and (${byText(organisationId, text)}) limit ${mostParties}
    )
    select f.cif, min(f.vat_id) as vat_id, min(f.name) as name from found f
    where not exists (
      select from company c where c.organisation_id = ${organisationId} and c.cif = f.cif and c.removed_at is null)
    group by f.cif, coalesce(f.cif, f.vat_id) order by min(f.name) nulls last, f.cif, coalesce(f.cif, f.vat_id) limit ${limit}`);
  return rows;
}

/** In a name, or how a code begins. */
function byText(organisationId: string, text: string): Sql {
  const digits = digitsOf(text);
  const named = inName(organisationId, text);
  if (!/^\d{2,30}$/.test(digits)) return named;
  const coded = sql`p.grams @> (select array[code_gram(${organisationId}, 'cif', ${digits})]) and ${codeBegins(sql`p.cif`, digits)}`;
  return sql`(${named}) or (${coded})`;
}

function byNameOrCode(organisationId: string, partner: string): Sql {
  const compact = partner.replace(/[\s.]/g, '');
  const digits = compact.replace(/^RO?(?=\d)/i, '');
  return sql`(${inName(organisationId, partner)})
    or (p.grams @> (select array[code_gram(${organisationId}, 'cif', ${digits.slice(0, 30)})]) and p.cif = ${digits})
    or (p.grams @> (select array[code_gram(${organisationId}, 'vat', ${compact})]) and p.vat_id = ${compact})`;
}

function inName(organisationId: string, text: string): Sql {
  return sql`p.grams @> ${gramsInside(organisationId, text)}
    and (${nameContains(sql`p.name`, text)} or ${nameContains(sql`p.trading_name`, text)})`;
}

/**
 * The letter groups that whatever contains the text has: of three letters, or of as many as it has. A query of its own:
 * PostgreSQL then plans one way for all texts, and not again for each, which took longer than the look-up.
 */
function gramsInside(organisationId: string, text: string): Sql {
  return sql`(select grams(${organisationId}, ${text}, ${Math.min(lettersOf(text), 3)}, ''))`;
}

/** Of numbers only groups of three letters are kept, so one or two are found at the beginning. */
export function numberMatches(organisationId: string, text: string): Sql {
  const mark = lettersOf(text) < 3 ? sql`chr(2)` : sql`''`;
  return sql`grams(i.organisation_id, i.number, 3, chr(2)) @> grams(${organisationId}, ${text}, 3, ${mark})`;
}

/** As they are compared: without signs that have no width. */
export function lettersOf(text: string): number {
  return [...text.replace(/\p{Cf}/gu, '')].length;
}

export function digitsOf(text: string): string {
  return text.replace(/[\s.]/g, '').replace(/^RO(?=\d)/i, '');
}
