/** Writes what was read again of an invoice, and says what became different. */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { readerVersion } from '../../core/reader-version.ts';
import type { Db } from '../connection.ts';
import { storedContent } from './invoice-content.ts';
import { comparableColumnsOf, type Read, readColumns, readColumnsOf, readingOf } from './invoice-reading.ts';

/**
 * The bytes were read again: what they say takes the place of what was read before. Of the seal, see updateSeal.
 * @returns what became different, as the API names it; of what an older reader did not keep nothing is named
 */
export async function updateReading(db: Db, id: string, entry: Read, now: Date): Promise<Reread> {
  const { rows } = await db.query<Reread>(sql`
    with old as (select * from invoice where id = ${id} for update),
    new (${readColumns}) as (values (${readingOf(entry)})),
    compared as (
      select row(${comparableColumnsOf('old')}) is distinct from row(${comparableColumnsOf('new')})
          or ${storedContent('old')}::jsonb is distinct from ${storedContent('new')}::jsonb as written,
        array_remove(array[${comparisons}], null) as changes
      from old, new
    ),
    updated as (
      update invoice i set (${readColumns}) = row(${readColumnsOf('new')}), reader_version = ${readerVersion},
        reread_at = case when cardinality(c.changes) > 0 then ${now} else i.reread_at end,
        reread_changes = case when cardinality(c.changes) > 0 then c.changes else i.reread_changes end
      from new, compared c
      where i.id = ${id} and (c.written or i.reader_version <> ${readerVersion})
    )
    select written, changes from compared`);
  return rows[0] ?? { written: false, changes: [] };
}

export interface Reread {
  /** Whether the row says anything else now. */
  written: boolean;
  changes: string[];
}

/** What every reader has kept, so that a difference is one of reading, and what the API calls it. */
const compared = {
  role: 'role',
  number: 'number',
  type_code: 'typeCode',
  issued_on: 'issuedOn',
  due_on: 'dueOn',
  currency: 'currency',
  seller_cif: 'seller.cif',
  seller_name: 'seller.name',
  buyer_cif: 'buyer.cif',
  buyer_name: 'buyer.name',
  net: 'net',
  vat: 'vat',
  payable: 'payable',
  reading_verdict: 'reading.verdict',
};

const comparisons = join([
  ...Object.entries(compared).map(
    ([column, name]) =>
      sql`case when ${raw(`old.${column} is distinct from new.${column}`)} then ${name}::text end`,
  ),
  sql`case when json_array_length(${storedContent('old')} -> 'lines')
    is distinct from json_array_length(${storedContent('new')} -> 'lines') then 'lines' end`,
  sql`case when ${subtotalsOf('old')} is distinct from ${subtotalsOf('new')} then 'vatBreakdown' end`,
]);

/** How many; of rows of before the column, by their content. */
function subtotalsOf(table: string): Sql {
  const column = raw(`${table}.vat_breakdown`);
  return sql`coalesce(case when jsonb_typeof(${column}) = 'array' then jsonb_array_length(${column}) end,
    json_array_length(${storedContent(table)} -> 'vatBreakdown'))`;
}
