/** The files of one invoice that wait for a destination, as bytes with the name that its template gives. What cannot be made is written down as failed. */
import type { DeliveryFormat } from '../core/destination.ts';
import type { ClaimedDestination } from '../db/exports/destination.ts';
import { endDocument, type WaitingDocument } from '../db/exports/destination-document.ts';
import { findDepths } from '../db/exports/export-source.ts';
import { findInvoices } from '../db/invoices/invoice.ts';
import { nameOf, readTemplate } from '../exports/file-names.ts';
import { packInvoice } from '../exports/pack-invoice.ts';
import type { SyncCtx } from '../sync/context.ts';
import type { ExportsCtx } from './make-exports.ts';

export interface ReadDeliveryCtx extends Pick<SyncCtx, 'db' | 'archive' | 'clock' | 'log'> {
  renderPdf: ExportsCtx['renderPdf'];
}

export interface ReadyDocument {
  document: WaitingDocument;
  /** Folders and name, without the ending. */
  base: string;
  content: Buffer;
}

export async function readDelivery(
  ctx: ReadDeliveryCtx,
  destination: Pick<ClaimedDestination, 'organisationId' | 'language' | 'pathTemplate'>,
  { invoiceId, documents }: { invoiceId: string; documents: WaitingDocument[] },
  signal: AbortSignal,
): Promise<ReadyDocument[]> {
  const { organisationId, language, pathTemplate } = destination;
  const { db, clock } = ctx;
  const fail = async (failed: WaitingDocument[], code: string): Promise<ReadyDocument[]> => {
    for (const { id } of failed) await endDocument(db, id, { state: 'failed', code }, clock.now());
    return [];
  };
  const invoice = (await findInvoices(db, organisationId, [invoiceId])).get(invoiceId);
  if (!invoice) return fail(documents, 'gone');
  const original = (await findDepths(db, organisationId, [invoiceId])).get(invoiceId)?.original ?? null;
  const include: DeliveryFormat[] = documents.map(({ format }) => format);
  const packed = await packInvoice(ctx, invoice, original, { organisationId, include, language }, signal);
  const reading = readTemplate(pathTemplate);
  if (!reading.ok) return fail(documents, 'template');
  const base = nameOf(invoice, reading.template, { language });
  const ready: ReadyDocument[] = [];
  for (const document of documents) {
    const content = packed.files[document.format];
    if (content) ready.push({ document, base, content });
    else await fail([document], packed.problem ?? 'no_document');
  }
  return ready;
}
