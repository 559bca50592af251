/** How a list of invoices is written in each of its formats. */
import type { ListFormatName } from '../core/export-formats.ts';
import type { InvoiceList } from './invoice-list.ts';
import { originalsChunks, pdfsChunks } from './list-files.ts';
import { jsonChunks } from './list-json.ts';
import { printChunks } from './list-print.ts';
import { csvChunks, xlsxChunks } from './list-sheet.ts';
import { sagaChunks } from './saga.ts';

/**
 * In chunks, a page of invoices at a time. A format whose amounts are calculated and not copied asks check-sums.ts of
 * each invoice, and names those that fail in the file.
 */
export type ListWriter = (list: InvoiceList) => AsyncIterable<Uint8Array | string>;

export const listWriters: Record<ListFormatName, ListWriter> = {
  xlsx: xlsxChunks,
  csv: csvChunks,
  saga: sagaChunks,
  json: jsonChunks,
  pdfs: pdfsChunks,
  originals: originalsChunks,
  print: printChunks,
};
