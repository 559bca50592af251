/** The orders in which a list of invoices can be asked for. Pure. */

/** `-` is from the last to the first: the newest, the largest, from Z to A. */
export const invoiceSorts = [
  '-availableAt',
  'availableAt',
  'issuedOn',
  '-issuedOn',
  'gross',
  '-gross',
  'payable',
  '-payable',
  'partner',
  '-partner',
  'number',
  '-number',
] as const;
export type InvoiceSort = (typeof invoiceSorts)[number];

/** No index has the other orders, so that each page of them sorts the whole choice: of so many invoices at most. */
export const mostSorted = 5_000;

export interface InvoiceOrder {
  by: 'availableAt' | 'issuedOn' | 'gross' | 'payable' | 'partner' | 'number';
  descending: boolean;
}

export function orderOf(sort: InvoiceSort): InvoiceOrder {
  const descending = sort.startsWith('-');
  return { by: (descending ? sort.slice(1) : sort) as InvoiceOrder['by'], descending };
}
