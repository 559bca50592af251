/** Runs: the latest and single ones, kept current by events. */

import type { QueryKey } from '@tanstack/react-query';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take, takeRunId } from './client.ts';
import { keys } from './query-keys.ts';
import { applyEvent } from './run-event.ts';
import type { Run } from './shapes.ts';
import { useLive } from './use-live.ts';

/** The newest of all, running or not; null when there was none yet. */
export function useLatestRun() {
  const queryKey = [...keys.runs, 'latest'];
  useRunEvents(queryKey);
  return useQuery<Run | null>({
    queryKey,
    queryFn: async ({ signal }) => {
      const page = await take(api.GET('/api/v1/sync/runs', { params: { query: { limit: 1 } }, signal }));
      return page.data[0] ?? null;
    },
  });
}

/** Newest first; older ones load on scrolling. */
export function useRuns() {
  return useAllPages<Run>({
    queryKey: [...keys.runs, 'list'],
    ask: (query, signal) => take(api.GET('/api/v1/sync/runs', { params: { query }, signal })),
    atOnce: 0,
  });
}

export function useRun(id: string) {
  const queryKey = [...keys.runs, 'one', id];
  useRunEvents(queryKey);
  return useQuery<Run>({
    queryKey,
    queryFn: ({ signal }) => take(api.GET('/api/v1/sync/runs/{id}', { params: { path: { id } }, signal })),
    // Polled as well, in case events do not come through.
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : 15_000),
  });
}

function useRunEvents(queryKey: QueryKey): void {
  const client = useQueryClient();
  useLive((event) => {
    if (event.type === 'reset') return;
    client.setQueryData<Run | null>(queryKey, (run) => run && applyEvent(run, event));
  });
}

export function isUnderWay(run: Run | null | undefined): run is Run & { state: 'queued' | 'running' } {
  return run?.state === 'queued' || run?.state === 'running';
}

/** Syncs all companies now. @returns the run's id */
export function useTriggerSync() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => takeRunId(api.POST('/api/v1/sync/trigger')),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
  });
}

/** Syncs one company now. @returns the run's id */
export function useSyncCompany() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      takeRunId(api.POST('/api/v1/companies/{id}/sync', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
  });
}

export function useCancelRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.POST('/api/v1/sync/runs/{id}/cancel', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
  });
}

/** The use of ANAF's rate limit, while a run is shown. */
export function useBudget(watched: boolean) {
  return useQuery({
    queryKey: keys.budget,
    queryFn: ({ signal }) => take(api.GET('/api/v1/budget', { signal })),
    refetchInterval: watched ? 3_000 : false,
    enabled: watched,
  });
}
