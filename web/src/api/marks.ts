/** What people do with invoices: marks, assignees, tags, comments; and up to when this person has looked. */
import {
  type InfiniteData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { PageOf } from './all-pages.ts';
import { api, take } from './client.ts';
import type { WholeInvoice } from './invoices.ts';
import { keys } from './query-keys.ts';
import type { components } from './schema.d.ts';
import type { Invoice, Mark } from './shapes.ts';

export type Comment = components['schemas']['InvoiceComment'];
export type Assignee = components['schemas']['Assignee'];

export interface MarkChange {
  ids: string[];
  mark?: Mark | null;
  assignee?: string | null;
  addTags?: string[];
  removeTags?: string[];
}

/** Shown at once in every list; a list is not asked again, so that what was marked stays in sight. */
export function useMarkInvoices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MarkChange) => take(api.POST('/api/v1/invoices/marks', { body })),
    onMutate: (change) => patch(client, change),
    onError: () => void client.invalidateQueries({ queryKey: keys.invoices }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [...keys.invoices, 'totals'] });
      void client.invalidateQueries({ queryKey: [...keys.invoices, 'tags'] });
      void client.invalidateQueries({ queryKey: keys.portfolio });
    },
  });
}

function patch(client: QueryClient, change: MarkChange): void {
  const ids = new Set(change.ids);
  client.setQueriesData<InfiniteData<PageOf<Invoice>>>(
    { queryKey: [...keys.invoices, 'list'] },
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          data: page.data.map((row) => (ids.has(row.id) ? changed(row, change) : row)),
        })),
      },
  );
  for (const id of ids)
    client.setQueryData<WholeInvoice>([...keys.invoices, 'one', id], (one) => one && changed(one, change));
}

function changed<Row extends Invoice>(
  row: Row,
  { mark, assignee, addTags = [], removeTags = [] }: MarkChange,
): Row {
  const tags = [...row.tags.filter((tag) => !removeTags.includes(tag)), ...addTags];
  return {
    ...row,
    ...(mark !== undefined && { mark }),
    ...(assignee !== undefined && { assignee }),
    tags: [...new Set(tags)].sort(),
  };
}

/** Members by name: the first 200. */
export function useAssignees() {
  return useQuery({
    queryKey: [...keys.organisation, 'assignees'],
    queryFn: async ({ signal }) =>
      (await take(api.GET('/api/v1/assignees', { params: { query: { limit: 200 } }, signal }))).data,
    staleTime: 5 * 60_000,
  });
}

export function useTags() {
  return useQuery({
    queryKey: [...keys.invoices, 'tags'],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/invoices/tags', { signal }))).data,
  });
}

/** Newest first: the first 50. */
export function useComments(id: string) {
  return useQuery({
    queryKey: [...keys.invoices, 'comments', id],
    queryFn: async ({ signal }) =>
      (await take(api.GET('/api/v1/invoices/{id}/comments', { params: { path: { id } }, signal }))).data,
  });
}

export function useAddComment(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      take(api.POST('/api/v1/invoices/{id}/comments', { params: { path: { id } }, body: { text } })),
    onSuccess: (comment) => {
      client.setQueryData<Comment[]>([...keys.invoices, 'comments', id], (all = []) => [comment, ...all]);
      void client.invalidateQueries({ queryKey: [...keys.invoices, 'one', id] });
    },
  });
}

export type Seen = components['schemas']['SeenUpTo'];

/**
 * Up to where this person has looked. Asked again by each page that is opened, and its list after it: a list that was kept
 * from before would not show everything up to `upTo`.
 */
export function useSeen() {
  const client = useQueryClient();
  return useQuery({
    queryKey: ['seen'],
    queryFn: async ({ signal }) => {
      const seen = await take(api.GET('/api/v1/me/seen', { signal }));
      void client.invalidateQueries({ queryKey: keys.invoices });
      return seen;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export function useSetSeen() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { position: string; at: string }) => take(api.PUT('/api/v1/me/seen', { body })),
    onSuccess: (seen) => {
      client.setQueryData(['seen'], seen);
      void client.invalidateQueries({ queryKey: keys.portfolio });
    },
  });
}
