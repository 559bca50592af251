/** The reader's second factor, and the second step of signing in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { sessionKey } from './query-client.ts';

const key = ['profile', 'second-factor'] as const;

export function useSecondFactor() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => take(api.GET('/api/v1/profile/second-factor', { signal })),
  });
}

/** The secret is only in this answer. */
export function useStartSecondFactor() {
  return useMutation({ mutationFn: () => take(api.POST('/api/v1/profile/second-factor')) });
}

/** The recovery codes are only in this answer: nothing is read again before the reader has kept them. */
export function useConfirmSecondFactor() {
  return useMutation({
    mutationFn: (code: string) => take(api.POST('/api/v1/profile/second-factor/confirm', { body: { code } })),
  });
}

export function useNewRecoveryCodes() {
  return useMutation({
    mutationFn: () => take(api.POST('/api/v1/profile/second-factor/recovery-codes')),
  });
}

/** After the recovery codes were kept. */
export function useReadAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['profile'] });
}

export function useRemoveSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/profile/second-factor')),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key });
      // An organisation may ask for one.
      await client.invalidateQueries({ queryKey: sessionKey });
    },
  });
}
