/** Exports: requested, followed while they run, removed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components, paths } from './schema.d.ts';

export type Export = components['schemas']['Export'];
export type ExportFormat = components['schemas']['ExportFormat'];
export type ExportRequest = paths['/api/v1/exports']['post']['requestBody']['content']['application/json'];

export type InvoiceSelection = Extract<ExportRequest, { kind: 'search' }>['filter'];

/** The formats of a list, with their names in the reader's language; they change with the program alone. */
export function useExportFormats(language: 'ro' | 'en') {
  return useQuery<ExportFormat[]>({
    queryKey: [...keys.exports, 'formats', language],
    queryFn: async ({ signal }) =>
      (await take(api.GET('/api/v1/exports/formats', { params: { query: { language } }, signal }))).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function isInTheMaking({ state }: Export): boolean {
  return state === 'queued' || state === 'running';
}

/** Exports have no live events, so running ones are polled. */
const lookEveryMs = 800;

/** @param known the list's row: a finished export is not requested again */
export function useExport(id: string, known?: Export) {
  return useQuery<Export>({
    queryKey: [...keys.exports, 'one', id],
    queryFn: ({ signal }) => take(api.GET('/api/v1/exports/{id}', { params: { path: { id } }, signal })),
    ...(known ? { initialData: known, enabled: isInTheMaking(known) } : {}),
    refetchInterval: ({ state }) => (state.data && !isInTheMaking(state.data) ? false : lookEveryMs),
  });
}

/** Newest first; older ones load on scrolling. */
export function useExports() {
  return useAllPages<Export>({
    queryKey: [...keys.exports, 'list'],
    ask: (query, signal) => take(api.GET('/api/v1/exports', { params: { query }, signal })),
    atOnce: 0,
  });
}

export function useRequestExport() {
  const client = useQueryClient();
  return useMutation<Export, Error, ExportRequest>({
    mutationFn: (body) => take(api.POST('/api/v1/exports', { body })),
    onSuccess: (made) => {
      client.setQueryData([...keys.exports, 'one', made.id], made);
      void client.invalidateQueries({ queryKey: [...keys.exports, 'list'] });
    },
  });
}

/** A running export is cancelled and stays in the list; a finished one is deleted with its file. */
export function useRemoveExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/api/v1/exports/{id}', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.exports }),
  });
}
