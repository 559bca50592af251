/** A forgotten password. What the link holds is sent in bodies, never in an address. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { sessionKey } from './query-client.ts';

export function useRequestPasswordReset() {
  return useMutation({
    mutationFn: (email: string) => take(api.POST('/api/v1/password-resets', { body: { email } })),
    meta: { quiet: true },
  });
}

/** Every session has ended with it, one of this browser among them. */
export function useResetPassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { token: string; newPassword: string }) =>
      take(api.POST('/api/v1/password-resets/use', { body })),
    onSuccess: () => client.setQueryData(sessionKey, null),
    meta: { quiet: true },
  });
}
