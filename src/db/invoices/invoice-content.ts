/**
 * The part of an invoice that has no column of its own, as stored in `invoice.content_text`, or in `invoice.content` as
 * jsonb by versions before. The text is a quarter shorter when it is compressed, and PostgreSQL does not take it apart.
 */
import { raw, type Sql } from 'sql-template-tag';
import type { InvoiceLine, ReadInvoice, VatSubtotal } from '../../core/invoice.ts';
import type { Remark } from '../../core/remark.ts';
import {
  completeDetails,
  completeLine,
  completeSubtotal,
  type StoredDetails,
  withoutNulls,
} from './stored-shape.ts';

/** As it is read. Each part may be missing: a row keeps what the version that wrote it stored, until the document is read again. */
export interface StoredContent {
  /** This and the next are columns; here only where an older version wrote them. */
  gross?: string | null;
  vatBreakdown?: VatSubtotal[];
  lines?: InvoiceLine[];
  details?: StoredDetails;
  remarks?: Remark[];
}

/** Of an invoice's row, as json, whichever version wrote it. */
export function storedContent(table: string): Sql {
  return raw(`coalesce(${table}.content_text::json, ${table}.content::json)`);
}

export function contentToStore(invoice: ReadInvoice): StoredContent {
  const { number, typeCode, issuedOn, dueOn, currency, net, vat, payable, ...beside } = invoice;
  const { gross, vatBreakdown, lines, remarks, ...details } = beside;
  return {
    lines: withoutNulls(lines),
    details: withoutNulls(details),
    ...(remarks.length > 0 && { remarks }),
  };
}

/** With the nulls and empty lists that were not stored, and those of fields that an older version did not read. */
export function contentFromStore({ vatBreakdown, lines, details, ...rest }: StoredContent): StoredContent {
  return {
    ...rest,
    ...(vatBreakdown && { vatBreakdown: vatBreakdown.map(completeSubtotal) }),
    ...(lines && { lines: lines.map(completeLine) }),
    ...(details && { details: completeDetails(details) }),
  };
}
