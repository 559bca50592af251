/** Writes what was read of an invoice into the catalogue: once for each document and direction of a company. */
import sql from 'sql-template-tag';
import type { ReadInvoice, ReadingVerdict, SealVerdict } from '../core/invoice.ts';
import type { Db } from './connection.ts';

export interface CataloguedInvoice {
  organisationId: string;
  companyId: string;
  /** The ledger's message that brought it. */
  message: string;
  uploadIndex: string;
  direction: 'received' | 'sent';
  role: 'buyer' | 'seller' | null;
  invoice: ReadInvoice | null;
  reading: { verdict: ReadingVerdict; detail: string | null };
  seal: { verdict: SealVerdict; detail: string | null };
  availableAt: Date | null;
}

/** @returns false when this document is in the catalogue already: the message is its second copy */
export async function recordInvoice(db: Db, entry: CataloguedInvoice, now: Date): Promise<boolean> {
  const i = entry.invoice;
  const { rowCount } = await db.query(sql`
    insert into invoice (organisation_id, company_id, message, upload_index, direction, role, number, type_code,
      issued_on, due_on, currency, seller_cif, seller_name, buyer_cif, buyer_name, net, vat, payable, content,
      seal_verdict, seal_detail, reading_verdict, reading_detail, available_at, recorded_at)
    values (${entry.organisationId}, ${entry.companyId}, ${entry.message}, ${entry.uploadIndex}, ${entry.direction},
      ${entry.role}, ${i?.number ?? null}, ${i?.typeCode ?? null}, ${i?.issuedOn ?? null}, ${i?.dueOn ?? null},
      ${i?.currency ?? null}, ${i?.seller.cif ?? null}, ${i?.seller.name ?? null}, ${i?.buyer.cif ?? null},
      ${i?.buyer.name ?? null}, ${i?.net ?? null}, ${i?.vat ?? null}, ${i?.payable ?? null},
      ${i ? JSON.stringify({ vatBreakdown: i.vatBreakdown, lines: i.lines, gross: i.gross }) : null}::jsonb,
      ${entry.seal.verdict}, ${entry.seal.detail}, ${entry.reading.verdict}, ${entry.reading.detail},
      ${entry.availableAt}, ${now})
    on conflict (company_id, upload_index, direction) do nothing`);
  return rowCount === 1;
}
