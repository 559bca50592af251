/** Destinations of new documents: made, changed, paused, tried again, removed; what went where. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components, paths } from './schema.d.ts';

export type Destination = components['schemas']['Destination'];
export type DeliveredDocument = components['schemas']['DeliveredDocument'];
export type NewDestination = NonNullable<
  paths['/api/v1/destinations']['post']['requestBody']
>['content']['application/json'];

/** No live event tells of a delivery, so what waits is asked for again while the page is open. */
const askAgainMs = 3_000;

export function useDestinations() {
  return useQuery<Destination[]>({
    queryKey: [...keys.destinations, 'list'],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/destinations', { signal }))).data,
    refetchInterval: askAgainMs,
  });
}

export function useMakeDestination() {
  return useChange((body: NewDestination) => take(api.POST('/api/v1/destinations', { body })));
}

export function usePauseDestination(id: string) {
  return useChange((state: Destination['state']) =>
    take(api.PATCH('/api/v1/destinations/{id}', { params: { path: { id } }, body: { state } })),
  );
}

export type DestinationChange = NonNullable<
  paths['/api/v1/destinations/{id}']['patch']['requestBody']
>['content']['application/json'];

export function useChangeDestination(id: string) {
  return useChange((body: DestinationChange) =>
    take(api.PATCH('/api/v1/destinations/{id}', { params: { path: { id } }, body })),
  );
}

export function useRetryDestination() {
  return useChange((id: string) =>
    take(api.POST('/api/v1/destinations/{id}/retry', { params: { path: { id } } })),
  );
}

export function useRemoveDestination() {
  return useChange((id: string) =>
    take(api.DELETE('/api/v1/destinations/{id}', { params: { path: { id } } })),
  );
}

/** The newest `limit`. */
export function useDeliveredDocuments(id: string, limit: number) {
  return useQuery<{ data: DeliveredDocument[]; nextCursor: string | null }>({
    queryKey: [...keys.destinations, 'documents', id, limit],
    queryFn: ({ signal }) =>
      take(
        api.GET('/api/v1/destinations/{id}/documents', {
          params: { path: { id }, query: { limit } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: askAgainMs,
  });
}

function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => void client.invalidateQueries({ queryKey: keys.destinations }),
    meta: { quiet: true },
  });
}
