/** The journal of an accounting program beside the SPV: previewed, sent, compared, read again, removed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components, paths } from './schema.d.ts';

export type Reconciliation = components['schemas']['Reconciliation'];
export type ReconciliationRow = components['schemas']['ReconciliationRow'];
export type JournalFile = components['schemas']['JournalFile'];
export type Outcome = ReconciliationRow['outcome'];
export type JournalPreview = components['schemas']['JournalPreview'];
export type JournalField = JournalPreview['missing'][number];
type Asked = NonNullable<paths['/api/v1/reconciliations']['post']['parameters']['query']>;

export function useReconciliations() {
  return useAllPages<Reconciliation>({
    queryKey: [...keys.reconciliations, 'list'],
    ask: (query, signal) => take(api.GET('/api/v1/reconciliations', { params: { query }, signal })),
    atOnce: 0,
  });
}

const newestFiles = 20;
/** No live event tells of a file, so the folder is asked about while the page is open. */
const askAgainMs = 15_000;

export function useJournalFiles() {
  return useQuery({
    queryKey: [...keys.reconciliations, 'files'],
    queryFn: ({ signal }) =>
      take(api.GET('/api/v1/reconciliations/files', { params: { query: { limit: newestFiles } }, signal })),
    refetchInterval: askAgainMs,
  });
}

export function useReconciliation(id: string) {
  return useQuery<Reconciliation>({
    queryKey: [...keys.reconciliations, 'one', id],
    queryFn: ({ signal }) =>
      take(api.GET('/api/v1/reconciliations/{id}', { params: { path: { id } }, signal })),
  });
}

/** In the order of the journal; what it lacks comes last. */
export function useReconciliationRows(id: string, outcome: Outcome | undefined) {
  return useAllPages<ReconciliationRow>({
    queryKey: [...keys.reconciliations, 'rows', id, outcome],
    ask: (page, signal) =>
      take(
        api.GET('/api/v1/reconciliations/{id}/rows', {
          params: { path: { id }, query: { ...page, outcome } },
          signal,
        }),
      ),
    atOnce: 0,
    keep: true,
  });
}

/** Asked as soon as file and company are chosen; the same file is read once. */
export function useJournalPreview(company: string | undefined, file: File | null) {
  return useQuery<JournalPreview>({
    queryKey: [...keys.reconciliations, 'preview', company, file?.name, file?.size, file?.lastModified],
    queryFn: ({ signal }) =>
      take(
        api.POST('/api/v1/reconciliations/preview', {
          params: { query: { company: company! } },
          body: file as never,
          bodySerializer: (bytes) => bytes as unknown as string,
          headers: { 'content-type': 'application/octet-stream' },
          signal,
        }),
      ),
    enabled: company !== undefined && file !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The file travels as it is; what it is the service finds out. */
export function useReconcile() {
  const client = useQueryClient();
  return useMutation<Reconciliation, Error, { query: Asked; file: File }>({
    mutationFn: ({ query, file }) =>
      take(
        api.POST('/api/v1/reconciliations', {
          params: { query },
          body: file as never,
          bodySerializer: (bytes) => bytes as unknown as string,
          headers: { 'content-type': 'application/octet-stream' },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.reconciliations }),
  });
}

export function useRemoveReconciliation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      take(api.DELETE('/api/v1/reconciliations/{id}', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: [...keys.reconciliations, 'list'] }),
  });
}
