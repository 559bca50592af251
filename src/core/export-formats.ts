/**
 * The formats of a list of invoices: the one table that the API, the command line, the worker, the dashboard and both
 * languages read. Their names are in text/exports/formats.ts, their writers in exports/list-writers.ts.
 */

/** By the ending of a file's name. */
export const mediaTypes = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
} as const;
export type FileEnding = keyof typeof mediaTypes;

/** In the order in which they are offered; the first is taken when none is named. */
export const listFormats = {
  xlsx: { ending: 'xlsx' },
  csv: { ending: 'csv' },
  saga: { ending: 'zip' },
  json: { ending: 'json' },
  // Files of the invoices themselves. Each PDF takes some tenths of a second.
  pdfs: { ending: 'zip', most: 2_000 },
  originals: { ending: 'zip', most: 10_000 },
  // Set at once: some 3 MiB an invoice, three hundred at this limit (bench/README.md, Packs).
  print: { ending: 'pdf', most: 50, mostLines: 2_000 },
} as const satisfies Record<string, { ending: FileEnding; most?: number; mostLines?: number }>;

export type ListFormatName = keyof typeof listFormats;
export const listFormatNames = Object.keys(listFormats) as [ListFormatName, ...ListFormatName[]];
