/** The organisation: plan, members, API keys, audit log. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components } from './schema.d.ts';
import type { CompanyLimit, Organisation } from './shapes.ts';

type Schemas = components['schemas'];
export type Member = Schemas['Member'];
export type Role = Member['role'];
export type ApiKey = Schemas['ApiKey'];
export type AuditEntry = Schemas['AuditEntry'];

const part = (name: string) => [...keys.organisation, name];

export function useOrganisation() {
  return useQuery<Organisation>({
    queryKey: part('itself'),
    queryFn: ({ signal }) => take(api.GET('/api/v1/organisation', { signal })),
  });
}

export function useSetClientApproval() {
  return useChange(
    (clientApproval: boolean) => take(api.PATCH('/api/v1/organisation', { body: { clientApproval } })),
    'itself',
  );
}

/** For owners. */
export function useAskForSecondFactor() {
  return useChange(
    (needsSecondFactor: boolean) => take(api.PATCH('/api/v1/organisation', { body: { needsSecondFactor } })),
    'itself',
  );
}

export function useRenameOrganisation() {
  return useChange((name: string) => take(api.PATCH('/api/v1/organisation', { body: { name } })), 'itself');
}

/** Longest-standing first. */
export function useMembers() {
  return useAllPages<Member>({
    queryKey: part('members'),
    ask: (query, signal) => take(api.GET('/api/v1/members', { params: { query }, signal })),
  });
}

export function useChangeRole() {
  return useChange(
    ({ id, role }: { id: string; role: Role }) =>
      take(api.PATCH('/api/v1/members/{id}', { params: { path: { id } }, body: { role } })),
    'members',
  );
}

export function useLimitMember() {
  return useChange(
    ({ id, companies }: { id: string; companies: CompanyLimit }) =>
      take(api.PATCH('/api/v1/members/{id}', { params: { path: { id } }, body: { companies } })),
    'members',
    'keys',
    'invitations',
  );
}

export function useRemoveMember() {
  return useChange(
    ({ id, revoke }: { id: string; revoke: boolean }) =>
      take(
        api.DELETE('/api/v1/members/{id}', {
          params: { path: { id }, query: { revoke: revoke ? 'true' : 'false' } },
        }),
      ),
    'members',
  );
}

export function useInvitations() {
  return useQuery({
    queryKey: part('invitations'),
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/invitations', { signal }))).data,
  });
}

/** The link is only in this answer. */
export function useInvite() {
  return useChange(
    (body: { email: string; role: Role; companies: CompanyLimit }) =>
      take(api.POST('/api/v1/invitations', { body })),
    'invitations',
  );
}

export function useRevokeInvitation() {
  return useChange(
    (id: string) => take(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } })),
    'invitations',
  );
}

export function useApiKeys() {
  return useQuery({
    queryKey: part('keys'),
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/api-keys', { signal }))).data,
  });
}

/** The key is only in this answer. */
export function useMakeKey() {
  return useChange(
    (body: { name: string; scope: ApiKey['scope']; companies: CompanyLimit }) =>
      take(api.POST('/api/v1/api-keys', { body: { ...body, expiresAt: null } })),
    'keys',
  );
}

export function useLimitKey() {
  return useChange(
    ({ id, companies }: { id: string; companies: CompanyLimit }) =>
      take(api.PATCH('/api/v1/api-keys/{id}', { params: { path: { id } }, body: { companies } })),
    'keys',
  );
}

export function useRevokeKey() {
  return useChange(
    (id: string) => take(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })),
    'keys',
  );
}

/** Newest first; older ones load on scrolling. */
export function useAudit() {
  return useAllPages<AuditEntry>({
    queryKey: part('audit'),
    ask: (query, signal) => take(api.GET('/api/v1/audit', { params: { query }, signal })),
    atOnce: 0,
  });
}

function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>, ...parts: string[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      for (const name of [...parts, 'audit']) void client.invalidateQueries({ queryKey: part(name) });
    },
  });
}
