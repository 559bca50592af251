/** An invoice filter as it is requested, and as JSON stores it. An invoice whose original proves nothing is exported only when it was selected itself. Pure. */
import type { KeptFilter } from '../db/exports/export.ts';
import type { InvoiceFilter } from '../db/invoices/invoice-filter.ts';

export function filterOf({ availableFrom, availableTo, arrivedSince, ...rest }: KeptFilter): InvoiceFilter {
  return {
    ...rest,
    ...(rest.ids === undefined && { provenOnly: true }),
    ...(availableFrom !== undefined && { availableFrom: new Date(availableFrom) }),
    ...(availableTo !== undefined && { availableTo: new Date(availableTo) }),
    ...(arrivedSince !== undefined && { arrivedSince: new Date(arrivedSince) }),
  };
}

export function keptFilter({ availableFrom, availableTo, arrivedSince, ...rest }: InvoiceFilter): KeptFilter {
  return {
    ...rest,
    ...(availableFrom && { availableFrom: availableFrom.toISOString() }),
    ...(availableTo && { availableTo: availableTo.toISOString() }),
    ...(arrivedSince && { arrivedSince: arrivedSince.toISOString() }),
  };
}
