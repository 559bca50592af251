/** The signed-in person's profile: language, password, signing out everywhere. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readSetting } from '../app/local-setting.ts';
import { useLanguage } from '../text/language.tsx';
import { api, take } from './client.ts';
import { sessionKey } from './query-client.ts';

/** Applies the account's language if none was chosen in this browser. */
export function useOwnLanguage(): void {
  const { choose } = useLanguage();
  const { data } = useQuery({
    queryKey: ['profile'],
    queryFn: ({ signal }) => take(api.GET('/api/v1/profile', { signal })),
    enabled: readSetting('language') === null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const own = data?.language ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer; a later choice stays.
  useEffect(() => {
    if (own !== null && readSetting('language') === null) choose(own);
  }, [own]);
}

/** Who the reader is, and by what they may sign in. */
export function useProfile() {
  return useQuery({
    queryKey: ['profile'],
    queryFn: ({ signal }) => take(api.GET('/api/v1/profile', { signal })),
  });
}

export function useUpdateProfile() {
  return useMutation({
    mutationFn: (body: { name?: string; language?: 'ro' | 'en' }) =>
      take(api.PATCH('/api/v1/profile', { body })),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      take(api.POST('/api/auth/change-password', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Before what the service refuses with `confirmation_needed`. */
export function useConfirmSession() {
  return useMutation({
    mutationFn: (body: { password: string } | { code: string }) =>
      take(api.POST('/api/v1/session/confirm', { body })),
  });
}

const sessionsKey = ['profile', 'sessions'] as const;

/** Last used first. */
export function useOwnSessions() {
  return useQuery({
    queryKey: sessionsKey,
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/profile/sessions', { signal }))).data,
  });
}

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) =>
      take(api.DELETE('/api/v1/profile/sessions/{sessionId}', { params: { path: { sessionId } } })),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}

export function useEndOtherSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/profile/sessions', { params: { query: { others: 'true' } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Including this browser. */
export function useSignOutEverywhere() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/profile/sessions', { params: { query: {} } })),
    onSuccess: () => client.setQueryData(sessionKey, null),
  });
}
