/** Invoices: the list, its totals, and one invoice with everything known about it. */
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
import { ApiProblem } from './problem.ts';
import { keys } from './query-keys.ts';
import type { components, paths } from './schema.d.ts';
import type { Invoice } from './shapes.ts';

type Query = NonNullable<paths['/api/v1/invoices']['get']['parameters']['query']>;
export type InvoiceSort = NonNullable<Query['sort']>;
export type InvoiceFilter = Omit<Query, 'cursor' | 'limit' | 'sort'>;
export type WholeInvoice = components['schemas']['WholeInvoice'];
export type InvoiceTotals = components['schemas']['InvoiceTotals'];
export type Seal = components['schemas']['Seal'];

/** The API's limit of selected invoices. */
export const mostTicked = 200;

/** Most recently available first; further pages load on scrolling. */
export function useInvoices(filter: InvoiceFilter) {
  return useAllPages({ ...listOf(filter), atOnce: 0, keep: true });
}

/** In the order that is asked for; where the choice is too large to be sorted, in the usual order, and `unsorted` says so. */
export function useSortedInvoices(filter: InvoiceFilter, sort: InvoiceSort | undefined) {
  const sorted = useAllPages({ ...listOf(filter, sort), atOnce: 0, keep: true });
  const unsorted = isTooLargeToSort(sorted.error);
  const usual = useAllPages({
    ...listOf(filter),
    atOnce: 0,
    keep: true,
    enabled: unsorted || sort === undefined,
  });
  return { ...(unsorted ? usual : sorted), unsorted };
}

function isTooLargeToSort(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    error.code === 'invalid_input' &&
    error.document.parameter === 'sort' &&
    error.document.limit !== undefined
  );
}

const listOf = (filter: InvoiceFilter, sort?: InvoiceSort): List<Invoice> => ({
  queryKey: [...keys.invoices, 'list', filter, sort ?? null],
  ask: (page, signal) =>
    take(
      api.GET('/api/v1/invoices', {
        params: { query: { ...filter, ...(sort && { sort }), ...page } },
        signal,
      }),
    ),
});

/** Called while the page's script is still loading. */
export function prefetchInvoices(
  client: QueryClient,
  filter: InvoiceFilter,
  sort: InvoiceSort | undefined,
): void {
  prefetchFirstPage(client, listOf(filter, sort));
}

/** By currency and direction. @param ids only these, at most 200; @param when false to wait for something else first */
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

/** The service verifies the archived bytes again on each request. */
export function useSeal(id: string) {
  return useQuery<Seal>({
    queryKey: [...keys.invoices, 'seal', id],
    queryFn: ({ signal }) =>
      take(api.GET('/api/v1/invoices/{id}/seal', { params: { path: { id } }, signal })),
    staleTime: 5 * 60_000,
  });
}

/** Asks ANAF; its answer is kept beside our own verdict. */
export function useSealCheck(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST('/api/v1/invoices/{id}/seal/check', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: [...keys.invoices, 'seal', id] }),
  });
}

/** The document is shown in a frame, which cannot show why it failed: fetched here first, then from the browser's cache. */
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
