/** A search as it was asked for, and as it is kept. Pure. */
import type { KeptFilter } from '../db/exports/export.ts';
import type { InvoiceFilter } from '../db/invoices/invoice-filter.ts';

export function filterOf({ availableFrom, availableTo, ...rest }: KeptFilter): InvoiceFilter {
  return {
    ...rest,
    ...(availableFrom !== undefined && { availableFrom: new Date(availableFrom) }),
    ...(availableTo !== undefined && { availableTo: new Date(availableTo) }),
  };
}

export function keptFilter({ availableFrom, availableTo, ...rest }: InvoiceFilter): KeptFilter {
  return {
    ...rest,
    ...(availableFrom && { availableFrom: availableFrom.toISOString() }),
    ...(availableTo && { availableTo: availableTo.toISOString() }),
  };
}
