/** An invitation as the invited person sees it. The token is sent in bodies, never in an address. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { sessionKey } from './query-client.ts';
import type { components } from './schema.d.ts';

export type InvitationSeen = components['schemas']['InvitationSeen'];

export function useInvitation(token: string) {
  return useQuery<InvitationSeen>({
    queryKey: ['invitation'],
    queryFn: () => take(api.POST('/api/v1/invitations/look', { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export type Acceptance =
  | { as: 'signed_in' }
  /** If there is an account: it is opened with its password. */
  | { as: 'account'; password: string }
  | { as: 'new'; name: string; password: string };

/** The password was right; after the second step the invitation is accepted by the session. */
export class SecondFactorNeeded extends Error {
  override readonly name = 'SecondFactorNeeded';
}

/** Signs in if needed, accepts, and opens the organisation. */
export function useAcceptInvitation(token: string, email: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (given: Acceptance) => {
      const signIn = (password: string) =>
        take(api.POST('/api/auth/sign-in/email', { body: { email, password } }));
      if (given.as === 'account' && (await signIn(given.password)).secondFactorNeeded)
        throw new SecondFactorNeeded('second factor needed');
      const chosen = given.as === 'new' ? { name: given.name, password: given.password } : {};
      const { organisation } = await take(
        api.POST('/api/v1/invitations/accept', { body: { token, ...chosen } }),
      );
      if (given.as === 'new') await signIn(given.password);
      await take(api.PUT('/api/v1/session/organisation', { body: { organisationId: organisation.id } }));
    },
    // Another person may have used this browser before.
    onSuccess: async () => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'invitation' });
      await client.prefetchQuery({ queryKey: sessionKey });
    },
  });
}
