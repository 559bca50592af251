/** Webhooks: made, changed, removed; their deliveries, tests and replays. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { paths } from './schema.d.ts';
import type { WebhookDelivery } from './shapes.ts';

type Body<Path extends keyof paths, Method extends 'post' | 'patch'> = NonNullable<
  paths[Path] extends Record<Method, { requestBody?: { content: { 'application/json': infer B } } }>
    ? B
    : never
>;
export type NewWebhook = Body<'/api/v1/webhooks', 'post'>;
export type WebhookChange = Body<'/api/v1/webhooks/{id}', 'patch'>;

export function useWebhooks() {
  return useQuery({
    queryKey: [...keys.webhooks, 'list'],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/webhooks', { signal }))).data,
  });
}

/** The secret is only in this answer. */
export function useMakeWebhook() {
  return useChange((body: NewWebhook) => take(api.POST('/api/v1/webhooks', { body })));
}

export function useChangeWebhook(id: string) {
  return useChange((body: WebhookChange) =>
    take(api.PATCH('/api/v1/webhooks/{id}', { params: { path: { id } }, body })),
  );
}

export function useRemoveWebhook() {
  return useChange((id: string) => take(api.DELETE('/api/v1/webhooks/{id}', { params: { path: { id } } })));
}

/** The secret is only in this answer. */
export function useRotateSecret() {
  return useChange((id: string) =>
    take(api.POST('/api/v1/webhooks/{id}/rotate-secret', { params: { path: { id } } })),
  );
}

export function useTestWebhook() {
  return useChange((id: string) =>
    take(api.POST('/api/v1/webhooks/{id}/test', { params: { path: { id } } })),
  );
}

export function useReplay(id: string) {
  return useChange((body: { from: string; to: string }) =>
    take(api.POST('/api/v1/webhooks/{id}/replay', { params: { path: { id } }, body })),
  );
}

export function useRetryDelivery() {
  return useChange((id: string) =>
    take(api.POST('/api/v1/webhooks/deliveries/{id}/retry', { params: { path: { id } } })),
  );
}

/** No live event tells of a delivery, so what waits is asked for again while the list is open. */
const askAgainMs = 2_000;

/** The newest `limit`. */
export function useDeliveries(id: string, limit: number) {
  return useQuery<{ data: WebhookDelivery[]; nextCursor: string | null }>({
    queryKey: [...keys.webhooks, 'deliveries', id, limit],
    queryFn: ({ signal }) =>
      take(
        api.GET('/api/v1/webhooks/{id}/deliveries', { params: { path: { id }, query: { limit } }, signal }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.data.some(({ state }) => state === 'waiting') ? askAgainMs : false,
  });
}

function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const queryKey of [keys.webhooks, keys.tasks]) void client.invalidateQueries({ queryKey });
    },
  });
}
