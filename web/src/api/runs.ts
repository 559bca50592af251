/** Runs: the latest and single ones, kept current by events. */

import type { QueryKey } from '@tanstack/react-query';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take, takeRunId } from './client.ts';
import { keys } from './query-keys.ts';
import { applyEvent, hasAllCompanies } from './run-event.ts';
import type { Run, RunCompany, RunSummary } from './shapes.ts';
import { useLive } from './use-live.ts';

/** The newest of all, running or not; null when there was none yet. */
export function useLatestRun() {
  const queryKey = [...keys.runs, 'latest'];
  useRunEvents(queryKey);
  return useQuery<Run | null>({
    queryKey,
    queryFn: async ({ signal }) => {
      const page = await take(api.GET('/api/v1/sync/runs', { params: { query: { limit: 1 } }, signal }));
      return page.data[0] ? askForRun(page.data[0].id, signal) : null;
    },
    refetchInterval: ({ state }) => pollEvery(state.data),
  });
}

/** Newest first; older ones load on scrolling. */
export function useRuns() {
  return useAllPages<RunSummary>({
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
    queryFn: ({ signal }) => askForRun(id, signal),
    refetchInterval: ({ state }) => pollEvery(state.data),
  });
}

function askForRun(id: string, signal: AbortSignal): Promise<Run> {
  return take(api.GET('/api/v1/sync/runs/{id}', { params: { path: { id } }, signal }));
}

/** Polled as well, in case events do not come through; more often where events alone do not tell all counts. */
function pollEvery(run: Run | null | undefined): number | false {
  if (!run || run.finishedAt) return false;
  return hasAllCompanies(run) ? 15_000 : 3_000;
}

/** The companies of a large run, in the order of the service; more load on scrolling. */
export function useRunCompanies(id: string) {
  return useAllPages<RunCompany>({
    queryKey: [...keys.runs, 'companies', id],
    ask: (query, signal) =>
      take(api.GET('/api/v1/sync/runs/{id}/companies', { params: { path: { id }, query }, signal })),
    atOnce: 0,
  });
}

const causes = ['failed', 'partial', 'cancelled'] as const;

/** The companies of a run that did not succeed: of a large run the first ones of each state. */
export function useUnsuccessful(run: Run): RunCompany[] {
  const all = hasAllCompanies(run);
  const { data } = useQuery<RunCompany[]>({
    queryKey: [...keys.runs, 'unsuccessful', run.id, run.states],
    queryFn: async ({ signal }) => {
      const params = { path: { id: run.id } };
      const pages = await Promise.all(
        causes
          .filter((state) => run.states[state] > 0)
          .map((state) =>
            take(
              api.GET('/api/v1/sync/runs/{id}/companies', {
                params: { ...params, query: { state, limit: 200 } },
                signal,
              }),
            ),
          ),
      );
      return pages.flatMap((page) => page.data);
    },
    enabled: !all,
    placeholderData: (before) => before,
  });
  return all ? run.companies : (data ?? []);
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
