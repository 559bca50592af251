/** Which mail the signed-in person wants of this organisation. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import type { components, paths } from './schema.d.ts';

export type Notifications = components['schemas']['Notifications'];
export type NotificationChange = NonNullable<
  paths['/api/v1/notifications']['patch']['requestBody']
>['content']['application/json'];

const queryKey = ['notifications'];

export function useNotifications() {
  return useQuery<Notifications>({
    queryKey,
    queryFn: ({ signal }) => take(api.GET('/api/v1/notifications', { signal })),
  });
}

export function useChangeNotifications() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NotificationChange) => take(api.PATCH('/api/v1/notifications', { body })),
    onSuccess: (now) => client.setQueryData(queryKey, now),
    meta: { quiet: true },
  });
}

export function useRequestConfirmation() {
  return useMutation({
    mutationFn: () => take(api.POST('/api/v1/notifications/confirm-address')),
    meta: { quiet: true },
  });
}
