/** What a list of invoices comes to, by currency and direction. A credit note counts against the others, whether it is written with a minus or without. */
import sql, { empty, type Sql } from 'sql-template-tag';
import { creditNoteTypes } from '../../core/credit-note.ts';
import { Problem } from '../../core/errors.ts';
import { inTransaction, type Transactor } from '../connection.ts';
import { type InvoiceFilter, invoiceConditions } from './invoice-filter.ts';
import { allNamed, prepareSearch } from './invoice-search.ts';

export interface InvoiceTotal {
  /** Null where the document names none. */
  currency: string | null;
  direction: 'received' | 'sent';
  count: number;
  /** Of them, credit notes: subtracted. */
  creditNotes: number;
  /** Of them, those that lack one of the three amounts: the sums are of what is known. */
  incomplete: number;
  net: string;
  vat: string;
  payable: string;
}

/** A sum over a million rows takes about a second. A request that needs more than this is refused. */
const longestMs = 8_000;
const queryCancelled = '57014';

/** @throws Problem unavailable when it would take too long */
export async function sumInvoices(
  db: Transactor,
  organisationId: string,
  filter: InvoiceFilter,
): Promise<InvoiceTotal[]> {
  try {
    return await inTransaction(db, async (tx) => {
      await tx.query(`set local statement_timeout = ${longestMs}`);
      const search = await prepareSearch(tx, organisationId, filter);
      if (!search) return [];
      const named = allNamed(search);
      const { rows } = await tx.query<InvoiceTotal>(sql`
        select i.currency, i.direction, count(*) as count, count(*) filter (where ${isCreditNote}) as credit_notes,
          count(*) filter (where i.net is null or i.vat is null or i.payable is null) as incomplete,
          ${signedSum(sql`i.net`)} as net, ${signedSum(sql`i.vat`)} as vat, ${signedSum(sql`i.payable`)} as payable
        from invoice i ${named ? sql`join (${named}) f on f.id = i.id` : empty}
        where i.organisation_id = ${organisationId} ${named ? empty : invoiceConditions(search.filter)}
        group by i.currency, i.direction
        order by count(*) desc, i.currency nulls last, i.direction`);
      return rows;
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== queryCancelled) throw error;
    throw new Problem('unavailable', 'too_many_invoices_to_total', {});
  }
}

const isCreditNote = sql`coalesce(i.type_code = any(${[...creditNoteTypes]}::text[]), false)`;

// As countsNegated in core/credit-note.ts.
const isNegated = sql`(${isCreditNote} and not coalesce(coalesce(nullif(i.net, 0), i.payable) < 0, false))`;

function signedSum(amount: Sql): Sql {
  return sql`coalesce(sum(case when ${isNegated} then -${amount} else ${amount} end), 0)::text`;
}
