/** The data of Acasă: the overview, the portfolio, the tasks. */
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type List, prefetchFirstPage, useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { readProblem } from './problem.ts';
import { keys } from './query-keys.ts';
import type { Overview, PortfolioRow, Task } from './shapes.ts';

/** Refetched without an event as well: deadlines approach and listings get old. */
const minuteMs = 60_000;

const overviewQuery = queryOptions<Overview>({
  queryKey: keys.overview,
  queryFn: ({ signal }) => take(api.GET('/api/v1/overview', { signal })),
});

const portfolio: List<PortfolioRow> = {
  queryKey: keys.portfolio,
  ask: (query, signal) => take(api.GET('/api/v1/overview/companies', { params: { query }, signal })),
};

export function useOverview() {
  return useQuery({ ...overviewQuery, refetchInterval: minuteMs });
}

/** Sorted by risk: soonest deadline first. */
export function usePortfolio() {
  return useAllPages(portfolio);
}

/** Called while the page's script is still loading. */
export function prefetchOverview(client: QueryClient): void {
  void client.prefetchQuery(overviewQuery);
  prefetchFirstPage(client, portfolio);
}

/** Most severe first; usually a handful. */
export function useTasks() {
  return useAllPages<Task>({
    queryKey: keys.tasks,
    ask: (query, signal) => take(api.GET('/api/v1/tasks', { params: { query }, signal })),
    atOnce: 1_000,
  });
}

/** Sends the request that a task offers. @returns the run that it started, if it started one */
export function useTaskAction() {
  const client = useQueryClient();
  return useMutation({
    // The address comes with the task, from the API itself.
    mutationFn: async ({ action }: Task) => {
      const response = await fetch(action.href, {
        method: action.method,
        credentials: 'same-origin',
        headers: { 'accept-language': document.documentElement.lang },
      });
      if (!response.ok) throw readProblem(response.status, await response.json().catch(() => undefined));
      return response.headers.get('location')?.split('/').at(-1);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.tasks });
      void client.invalidateQueries({ queryKey: keys.invoices });
    },
  });
}
