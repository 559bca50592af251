/** What a person's program calls a file of an invoice: the partner, the number and the day, and the upload index. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { findInvoices } from '../../db/invoices/invoice.ts';
import { downloadName } from '../../exports/file-names.ts';
import type { Language } from '../../text/language.ts';
import type { ReadCtx } from '../context.ts';

/** Without an ending. @throws Problem not_found */
export async function nameForDownload(
  { db }: ReadCtx,
  { organisationId }: Pick<Actor, 'organisationId'>,
  { id, language }: { id: string; language: Language },
): Promise<string> {
  const invoice = (await findInvoices(db, organisationId, [id])).get(id);
  if (!invoice) throw notFound('invoice');
  return downloadName(invoice, language);
}
