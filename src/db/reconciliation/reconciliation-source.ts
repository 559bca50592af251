/** What the catalogue gives to be set beside a journal. */
import sql, { empty } from 'sql-template-tag';
import { creditNoteTypes } from '../../core/credit-note.ts';
import type { Db } from '../connection.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { storedContent } from '../invoices/invoice-content.ts';

export interface ComparableInvoice {
  id: string;
  number: string | null;
  issuedOn: string | null;
  /** The other party's. */
  partnerCif: string | null;
  gross: string | null;
  payable: string | null;
  creditNote: boolean;
  foreign: boolean;
}

/**
 * A journal of sales has what the company sold: in self-billing the buyer sends the invoice, and the document's word
 * decides, not the transport's.
 */
const side = sql`case i.role when 'seller' then 'sent' when 'buyer' then 'received' else i.direction end`;

/** Those issued in the stretch, and those without a readable date; limit + 1 rows mean that there are too many. */
export async function listComparable(
  db: Db,
  organisationId: string,
  companyId: string,
  {
    direction,
    from,
    to,
    limit,
  }: { direction: Invoice['direction'] | null; from: string; to: string; limit: number },
): Promise<ComparableInvoice[]> {
  const { rows } = await db.query<Row>(sql`
    select i.id, i.number, i.issued_on, i.payable, i.type_code, i.currency,
      case when ${side} = 'sent' then i.buyer_cif else i.seller_cif end as partner_cif,
      coalesce(i.gross::text, ${storedContent('i')} ->> 'gross', (i.net + i.vat)::text) as gross
    from invoice i
    where i.organisation_id = ${organisationId} and i.company_id = ${companyId}
      and (i.issued_on between ${from}::date and ${to}::date or (i.issued_on is null and i.reading_verdict <> 'not_an_invoice'))
      ${direction === null ? empty : sql`and ${side} = ${direction}`}
    order by i.issued_on, i.id limit ${limit + 1}`);
  return rows.map(toComparable);
}

type Row = Omit<ComparableInvoice, 'creditNote' | 'foreign'> & {
  typeCode: string | null;
  currency: string | null;
};

function toComparable({ typeCode, currency, ...row }: Row): ComparableInvoice {
  return {
    ...row,
    creditNote: creditNoteTypes.includes(typeCode ?? ''),
    foreign: currency !== null && currency !== 'RON',
  };
}
