/** The part of an invoice that has no column of its own, as it stands in `invoice.content`. */
import type { InvoiceDetails, InvoiceLine, ReadInvoice, VatSubtotal } from '../../core/invoice.ts';
import type { Remark } from '../../core/remark.ts';

export type StoredDetails = InvoiceDetails & Pick<ReadInvoice, 'syntax'>;

/** Each part may be missing: rows stay as they were written until their documents are read anew. */
export interface StoredContent {
  gross?: string | null;
  vatBreakdown?: VatSubtotal[];
  lines?: InvoiceLine[];
  details?: StoredDetails;
  remarks?: Remark[];
}

export function contentToStore(invoice: ReadInvoice): StoredContent {
  const { number, typeCode, issuedOn, dueOn, currency, net, vat, payable, ...beside } = invoice;
  const { gross, vatBreakdown, lines, remarks, ...details } = beside;
  return { gross, vatBreakdown, lines, details, remarks };
}
