/** The documents of a mail, read when it is sent: to an address that its owner has proven alone, and as far as they fit. */
import type { MailAttachment, MailContent } from '../core/mail.ts';
import { mostAttached } from '../core/notification.ts';
import { findDepths } from '../db/exports/export-source.ts';
import { findInvoices } from '../db/invoices/invoice.ts';
import { isAddressConfirmed } from '../db/notifications/mail-link.ts';
import { nameOf, readTemplate } from '../exports/file-names.ts';
import { packInvoice } from '../exports/pack-invoice.ts';
import type { Language } from '../text/language.ts';
import type { ExportsCtx } from './make-exports.ts';

export type AttachCtx = Pick<ExportsCtx, 'db' | 'archive' | 'renderPdf' | 'log'>;

const mediaTypes = { pdf: 'application/pdf', zip: 'application/zip' };
const nameTemplate = '{company}_{partner}_{number}_{id}';

export async function attachDocuments(
  ctx: AttachCtx,
  {
    organisationId,
    userId,
    recipient,
    language,
    attach,
  }: {
    organisationId: string;
    userId: string | undefined;
    recipient: string;
    language: Language;
    attach: NonNullable<MailContent['attach']>;
  },
  signal: AbortSignal,
): Promise<MailAttachment[]> {
  if (userId === undefined || !(await isAddressConfirmed(ctx.db, { userId, email: recipient }))) return [];
  const ids = attach.invoices.slice(0, mostAttached.documents);
  const found = await findInvoices(ctx.db, organisationId, ids);
  const depths = await findDepths(ctx.db, organisationId, ids);
  const reading = readTemplate(nameTemplate);
  if (!reading.ok) throw reading.problem;
  const attachments: MailAttachment[] = [];
  let bytes = 0;
  for (const id of ids) {
    const invoice = found.get(id);
    if (!invoice) continue;
    const packing = { organisationId, include: [attach.as], language };
    const packed = await packInvoice(ctx, invoice, depths.get(id)?.original ?? null, packing, signal);
    const content = packed.files[attach.as];
    if (!content || bytes + content.length > mostAttached.bytes) continue;
    bytes += content.length;
    const name = `${nameOf(invoice, reading.template, { language, ascii: true })}.${attach.as}`;
    attachments.push({ name, mediaType: mediaTypes[attach.as], content });
  }
  return attachments;
}
