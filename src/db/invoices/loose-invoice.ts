/** Invoices that a person brought as XML alone, without ANAF's upload index: their message takes them over when it comes. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

/** Before sixteen digits of the document's hash, in place of ANAF's upload index. */
export const looseIndexPrefix = 'xml-';

export interface ArrivedInvoice {
  organisation_id: string;
  company_id: string;
  upload_index: string;
  direction: 'received' | 'sent';
  /** See core/same-invoice.ts. */
  same_invoice: unknown;
}

/**
 * Gives the loose entry of the same invoice the index that it came under, so that recording the message replaces what was
 * read of it and keeps its id and its file. One entry for one document; not where the catalogue has the index already.
 */
export async function indexLooseInvoices(db: Db, arrived: ArrivedInvoice[]): Promise<void> {
  const known = arrived
    .filter(({ same_invoice }) => same_invoice !== null)
    .map(({ organisation_id, company_id, upload_index, direction, same_invoice }) => ({
      organisation_id,
      company_id,
      upload_index,
      direction,
      same_invoice,
    }));
  if (known.length === 0) return;
  const companies = [...new Set(known.map(({ company_id }) => company_id))];
  await db.query(
    prepared(
      'index loose invoices',
      sql`
        with arrived as (
          select * from jsonb_to_recordset(${JSON.stringify(known)}::jsonb)
            as a (organisation_id uuid, company_id uuid, upload_index text, direction text, same_invoice uuid)
          -- Most companies have nothing that a person brought.
          where exists (select from invoice b where b.company_id = any(${companies}::uuid[]) and b.backfill_path is not null)
        ), pair as (
          select distinct on (a.company_id, a.upload_index, a.direction) i.id, a.organisation_id, a.upload_index
          from arrived a join invoice i using (organisation_id, company_id, same_invoice, direction)
          where i.message is null and starts_with(i.upload_index, ${looseIndexPrefix})
            and not exists (select from invoice o
              where o.organisation_id = a.organisation_id and o.company_id = a.company_id
                and o.upload_index = a.upload_index and o.direction = a.direction)
          order by a.company_id, a.upload_index, a.direction, i.id
        ), once as (select distinct on (id) * from pair order by id, upload_index)
        update invoice i set upload_index = once.upload_index from once
        where i.organisation_id = once.organisation_id and i.id = once.id`,
    ),
  );
}
