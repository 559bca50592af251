/** The invoices of a company's month as their VAT is added up: by the day of issue, of delivery, or of the SPV. */
import sql, { type Sql } from 'sql-template-tag';
import type { VatDate, VatDocument } from '../../core/vat.ts';
import type { Db } from '../connection.ts';
import { storedContent } from '../invoices/invoice-content.ts';
import { completeSubtotal } from '../invoices/stored-shape.ts';

export interface ListedVatDocument extends VatDocument {
  id: string;
  uploadIndex: string;
  number: string | null;
  issuedOn: string | null;
  partnerName: string | null;
  partnerCif: string | null;
}

export interface VatMonth {
  /** Its first instant, and the next month's. */
  from: Date;
  to: Date;
  firstDay: string;
  lastDay: string;
}

/** @returns at most `limit`, in no order; documents without a day of issue by the day on which the SPV had them */
export async function listVatDocuments(
  db: Db,
  organisationId: string,
  { companyId, by, month, limit }: { companyId: string; by: VatDate; month: VatMonth; limit: number },
): Promise<ListedVatDocument[]> {
  const { rows } = await db.query<ListedVatDocument>(sql`
    select i.id, i.upload_index, i.direction, i.role, i.number, i.type_code, i.issued_on, i.currency, i.net, i.vat, i.payable,
      i.vat_in_lei, i.tax_point_code, i.vat_breakdown, i.reading_verdict as reading,
      case when i.role = 'seller' then i.buyer_name else i.seller_name end as partner_name,
      case when i.role = 'seller' then i.buyer_cif else i.seller_cif end as partner_cif,
      exists (select from message p where p.id = i.message and p.match = 'unproven') as unproven,
      i.same_invoice is not null and exists (
        select from invoice o where o.company_id = i.company_id and o.same_invoice = i.same_invoice
          and o.direction = i.direction
          and (coalesce(o.available_at, '-infinity'), o.id) < (coalesce(i.available_at, '-infinity'), i.id)) as copy
    from invoice i
    where i.organisation_id = ${organisationId} and i.company_id = ${companyId} and (${dated(by, month)}
      or (i.issued_on is null and ${available(month)}))
    limit ${limit}`);
  return rows.map((row) => ({ ...row, vatBreakdown: row.vatBreakdown?.map(completeSubtotal) ?? null }));
}

const content = storedContent('i');

function dated(by: VatDate, month: VatMonth): Sql {
  const { firstDay, lastDay } = month;
  switch (by) {
    case 'issued':
      return sql`i.issued_on >= ${firstDay}::date and i.issued_on <= ${lastDay}::date`;
    case 'available':
      // What a folder of old ZIPs brought has no day in the SPV, and goes by its issue, as in the packs.
      return sql`(${available(month)} or (i.available_at is null and i.issued_on >= ${firstDay}::date
        and i.issued_on <= ${lastDay}::date))`;
    case 'delivered':
      // Of those issued within three months: an invoice for a supply is issued by the 15th of the next month.
      return sql`(i.issued_on >= ${firstDay}::date - 92 and i.issued_on <= ${lastDay}::date + 92
        and coalesce(${content} -> 'details' ->> 'taxPointOn', ${content} -> 'details' -> 'delivery' ->> 'deliveredOn',
          ${content} -> 'details' -> 'period' ->> 'to', i.issued_on::text) between ${firstDay} and ${lastDay})`;
  }
}

function available({ from, to }: VatMonth): Sql {
  return sql`(i.available_at >= ${from} and i.available_at < ${to})`;
}
