/** What a writer of a list of invoices is given. */
import type { ExportLanguage } from '../db/exports/export.ts';
import type { InvoiceFilter } from '../db/invoices/invoice-filter.ts';
import type { ExportCtx, Progress } from './context.ts';

/** Which invoices, for whom. */
export interface InvoiceList {
  ctx: ExportCtx;
  organisationId: string;
  filter: InvoiceFilter;
  language: ExportLanguage;
  progress: Progress;
  signal: AbortSignal;
}
