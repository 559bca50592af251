/** One invoice, with all that was read of it and what is remarkable about it. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { maskRemarks } from '../../core/mask-invoice.ts';
import type { Remark } from '../../core/remark.ts';
import { findInvoice, type WholeInvoice } from '../../db/invoices/invoice.ts';
import { type RemarkWithText, remarkWithText } from '../../text/remarks/remark-text.ts';
import type { Ctx } from '../context.ts';

export type InvoiceWithRemarks = Omit<WholeInvoice, 'remarks'> & { remarks: RemarkWithText[] };

/** Remarks come masked: they quote what is written. */
export async function getInvoice(ctx: Ctx, actor: Actor, input: { id: string }): Promise<InvoiceWithRemarks> {
  const invoice = await findInvoice(ctx.db, actor.organisationId, input.id);
  if (!invoice) throw notFound('invoice');
  const remarks = [...partyRemark(invoice), ...invoice.remarks];
  return { ...invoice, remarks: maskRemarks(remarks).map(remarkWithText) };
}

/** ANAF's own word is what counts; that the document says otherwise is worth a look. */
function partyRemark({ reading, role, seller, buyer }: WholeInvoice): Remark[] {
  if (reading.verdict !== 'read' || role !== null) return [];
  const written = `${seller.cif ?? '-'}, ${buyer.cif ?? '-'}`;
  return [{ code: 'company_not_a_party', term: 'BG-4, BG-7', written }];
}
