/** Invoices of which nothing proves that the archived document is their message's. They are few, and found by their messages. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { type InvoiceFilter, invoiceConditions } from './invoice-filter.ts';
import { resolveText } from './resolve-text.ts';

export async function countUnproven(db: Db, organisationId: string, filter: InvoiceFilter): Promise<number> {
  const { rows: some } = await db.query<{ any: boolean }>(
    prepared(
      'any unproven',
      sql`
    select exists (select from message where organisation_id = ${organisationId} and match = 'unproven') as any`,
    ),
  );
  if (!some[0]!.any) return 0;
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from message p join invoice i on i.message = p.id join company c on c.id = i.company_id
    where p.organisation_id = ${organisationId} and p.match = 'unproven' and i.organisation_id = ${organisationId}
      ${invoiceConditions(await resolveText(db, organisationId, filter))}`);
  return rows[0]!.n;
}
