/** Invoices: a list of as many as there are, what they come to, and one with all that is known of it. */
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type List, prefetchFirstPage, useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { fetchFile } from './files.ts';
import { keys } from './query-keys.ts';
import type { components, paths } from './schema.d.ts';
import type { Invoice } from './shapes.ts';

export type InvoiceFilter = Omit<
  NonNullable<paths['/api/v1/invoices']['get']['parameters']['query']>,
  'cursor' | 'limit'
>;
export type WholeInvoice = components['schemas']['WholeInvoice'];
export type InvoiceTotals = components['schemas']['InvoiceTotals'];
export type Seal = components['schemas']['Seal'];

/** The API's own limit of what may be ticked at once. */
export const mostTicked = 200;

/** What became available last first; beyond the first page for whoever scrolls there. */
export function useInvoices(filter: InvoiceFilter) {
  return useAllPages({ ...listOf(filter), atOnce: 0, keep: true });
}

const listOf = (filter: InvoiceFilter): List<Invoice> => ({
  queryKey: [...keys.invoices, 'list', filter],
  ask: (page, signal) =>
    take(api.GET('/api/v1/invoices', { params: { query: { ...filter, ...page } }, signal })),
});

/** While the page's code is still on its way. */
export function prefetchInvoices(client: QueryClient, filter: InvoiceFilter): void {
  prefetchFirstPage(client, listOf(filter));
}

/** By currency and direction. @param ids of these alone, at most 200; @param when false while something else is to come first */
export function useInvoiceTotals(filter: InvoiceFilter, ids?: string[], when = true) {
  const query = ids === undefined ? filter : { id: ids };
  return useQuery<InvoiceTotals>({
    queryKey: [...keys.invoices, 'totals', query],
    queryFn: ({ signal }) => take(api.GET('/api/v1/invoices/totals', { params: { query }, signal })),
    enabled: when && (ids === undefined || ids.length > 0),
    placeholderData: keepPreviousData,
  });
}

export function useInvoice(id: string) {
  return useQuery<WholeInvoice>({
    queryKey: [...keys.invoices, 'one', id],
    queryFn: ({ signal }) => take(api.GET('/api/v1/invoices/{id}', { params: { path: { id } }, signal })),
  });
}

export function useInvoiceHistory(id: string) {
  return useQuery({
    queryKey: [...keys.invoices, 'history', id],
    queryFn: ({ signal }) =>
      take(api.GET('/api/v1/invoices/{id}/history', { params: { path: { id } }, signal })),
  });
}

/** Checked by the service when it is asked: the bytes are read and reckoned anew. */
export function useSeal(id: string) {
  return useQuery<Seal>({
    queryKey: [...keys.invoices, 'seal', id],
    queryFn: ({ signal }) =>
      take(api.GET('/api/v1/invoices/{id}/seal', { params: { path: { id } }, signal })),
    staleTime: 5 * 60_000,
  });
}

/** Asks ANAF itself; its answer is kept beside our verdict. */
export function useSealCheck(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST('/api/v1/invoices/{id}/seal/check', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: [...keys.invoices, 'seal', id] }),
  });
}

/** The page itself is shown by a frame, which could not say why it had none: this one asks first, and the browser keeps it. */
export function useDocumentPage(url: string) {
  return useQuery<string>({
    queryKey: [...keys.invoices, 'page', url],
    queryFn: async ({ signal }) => {
      await fetchFile(url, { signal });
      return url;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
