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
} as const;
export type FileEnding = keyof typeof mediaTypes;

/** In the order in which they are offered; the first is taken when none is named. */
export const listFormats = {
  xlsx: { ending: 'xlsx' },
  csv: { ending: 'csv' },
  saga: { ending: 'zip' },
  json: { ending: 'json' },
} as const satisfies Record<string, { ending: FileEnding }>;

export type ListFormatName = keyof typeof listFormats;
export const listFormatNames = Object.keys(listFormats) as [ListFormatName, ...ListFormatName[]];
