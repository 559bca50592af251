/** What is shown of an invoice: the archived document, read again, so that a page says what the document says and nothing else. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { ReadInvoice } from '../../core/invoice.ts';
import { findProvenance } from '../../db/invoices/provenance.ts';
import { readDocument } from '../../documents/read-document.ts';
import type { Provenance } from '../../render/sheet.ts';
import { openZip, readKeptZip } from '../archive/open-original.ts';
import type { Ctx } from '../context.ts';

export interface Shown {
  invoice: ReadInvoice;
  provenance: Provenance;
}

/** @throws Problem not_found, not_archived, unreadable, unavailable */
export async function readShown(ctx: Ctx, actor: Actor, id: string): Promise<Shown> {
  const zip = await readKeptZip(ctx, actor, id);
  const found = await findProvenance(ctx.db, actor.organisationId, id);
  if (!found) throw notFound('invoice');
  const { document, kind } = await openZip(zip);
  const read = readDocument(document, kind);
  if (read.verdict === 'not_an_invoice') {
    throw new Problem('unreadable', 'not_an_invoice', {});
  }
  if (read.verdict === 'unreadable') {
    throw new Problem('unreadable', 'document', { detail: read.detail });
  }
  return {
    invoice: read.invoice,
    provenance: { ...found, uploadIndex: zip.uploadIndex, sha256: zip.sha256 },
  };
}
