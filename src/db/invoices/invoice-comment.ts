/** What people write beside an invoice. Comments are only added. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export interface InvoiceComment {
  id: string;
  author: { kind: 'key' | 'person' | 'operator'; id: string | null };
  text: string;
  at: Date;
}

/** @param invoiceId locked @returns undefined when the invoice has the maximum number of comments */
export async function addComment(
  db: Db,
  organisationId: string,
  invoiceId: string,
  { author, text }: Pick<InvoiceComment, 'author' | 'text'>,
  most: number,
  now: Date,
): Promise<InvoiceComment | undefined> {
  const { rowCount } = await db.query(sql`
    insert into invoice_mark as kept (invoice_id, organisation_id, company_id, available_at, comments)
    select i.id, i.organisation_id, i.company_id, i.available_at, 1 from invoice i
    where i.organisation_id = ${organisationId} and i.id = ${invoiceId}
    on conflict (invoice_id, organisation_id) do update set comments = kept.comments + 1 where kept.comments < ${most}`);
  if (rowCount !== 1) return undefined;
  const comment = { id: newId(now), author, text, at: now };
  await db.query(sql`
    insert into invoice_comment (id, organisation_id, invoice_id, author_kind, author_id, text, at)
    values (${comment.id}, ${organisationId}, ${invoiceId}, ${author.kind}, ${author.id}, ${text}, ${now})`);
  return comment;
}

/** Newest first. */
export async function listComments(
  db: Db,
  organisationId: string,
  invoiceId: string,
  page: { limit: number; after?: Position },
): Promise<InvoiceComment[]> {
  return newestFirst<InvoiceComment>(db, page, {
    select: sql`
      select id, jsonb_build_object('kind', author_kind, 'id', author_id) as author, text, at from invoice_comment
      where organisation_id = ${organisationId} and invoice_id = ${invoiceId}`,
    at: sql`at`,
    id: sql`id`,
  });
}
