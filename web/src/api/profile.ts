/** One's own: language as it is kept for one, password, the way out everywhere. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readSetting } from '../app/local-setting.ts';
import { useLanguage } from '../text/language.tsx';
import { api, take } from './client.ts';
import { sessionKey } from './query-client.ts';

/** In a browser where no language was chosen yet, the one that is kept for whoever signs in. */
export function useOwnLanguage(): void {
  const { choose } = useLanguage();
  const { data } = useQuery({
    queryKey: ['profile'],
    queryFn: ({ signal }) => take(api.GET('/api/v1/profile', { signal })),
    enabled: readSetting('language') === null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const own = data?.language ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer; what is chosen afterwards stays.
  useEffect(() => {
    if (own !== null && readSetting('language') === null) choose(own);
  }, [own]);
}

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
