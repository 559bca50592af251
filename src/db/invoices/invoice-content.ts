/** The part of an invoice that has no column of its own, as stored in `invoice.content`. */
import type { InvoiceDetails, InvoiceLine, ReadInvoice, VatSubtotal } from '../../core/invoice.ts';
import type { Remark } from '../../core/remark.ts';

export type StoredDetails = InvoiceDetails & Pick<ReadInvoice, 'syntax'>;

/** Each part may be missing: a row keeps what the version that wrote it stored, until the document is read again. */
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
