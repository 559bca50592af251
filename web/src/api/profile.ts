/** One's own: language as it is kept for one, password, the way out everywhere. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { sessionKey } from './query-client.ts';

export function useUpdateProfile() {
  return useMutation({
    mutationFn: (body: { name?: string; language?: 'ro' | 'en' }) =>
      take(api.PATCH('/api/v1/profile', { body })),
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      take(api.POST('/api/auth/change-password', { body })),
  });
}

/** Here too. */
export function useSignOutEverywhere() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/profile/sessions')),
    onSuccess: () => client.setQueryData(sessionKey, null),
  });
}
