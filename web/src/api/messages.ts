/** SPV messages: the list, one message with its history, and the actions on it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { paths } from './schema.d.ts';
import type { Message } from './shapes.ts';

export type MessageFilter = Pick<
  NonNullable<paths['/api/v1/messages']['get']['parameters']['query']>,
  'company' | 'kind' | 'state' | 'seen' | 'match' | 'number'
>;

/** Newest first; there may be many, so further pages load on scrolling. */
export function useMessages(filter: MessageFilter) {
  return useAllPages<Message>({
    queryKey: [...keys.messages, 'list', filter],
    ask: (page, signal) =>
      take(api.GET('/api/v1/messages', { params: { query: { ...filter, ...page } }, signal })),
    atOnce: 0,
  });
}

export function useMessage(id: string) {
  return useQuery<Message>({
    queryKey: [...keys.messages, 'one', id],
    queryFn: ({ signal }) => take(api.GET('/api/v1/messages/{id}', { params: { path: { id } }, signal })),
  });
}

export function useMessageHistory(id: string) {
  return useQuery({
    queryKey: [...keys.messages, 'history', id],
    queryFn: ({ signal }) =>
      take(api.GET('/api/v1/messages/{id}/history', { params: { path: { id } }, signal })),
  });
}

/** The content of a message that is not an invoice. */
export function useNotice(id: string, wanted: boolean) {
  return useQuery({
    queryKey: [...keys.messages, 'notice', id],
    queryFn: ({ signal }) =>
      take(api.GET('/api/v1/messages/{id}/notice', { params: { path: { id } }, signal })),
    enabled: wanted,
  });
}

/** Requests it now; the result arrives as a live event. */
export function useRetryMessage() {
  const refresh = useMessagesRefresh();
  return useMutation({
    mutationFn: (id: string) => take(api.POST('/api/v1/messages/{id}/retry', { params: { path: { id } } })),
    onSettled: refresh,
  });
}

export type NoticeKind = 'error' | 'buyer_message_received';
export type ChosenNotices = ({ kind: NoticeKind } | { match: 'unproven' }) & { company?: string };

/** Refusals, messages of buyers and unproven originals are a task until a person has seen them. */
export function useMarkSeen() {
  const refresh = useMessagesRefresh();
  return useMutation({
    mutationFn: (chosen: ChosenNotices) => take(api.POST('/api/v1/messages/seen', { body: chosen })),
    onSettled: refresh,
  });
}

/** Cannot be undone. */
export function useCloseMessage() {
  const refresh = useMessagesRefresh();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      take(api.POST('/api/v1/messages/{id}/close', { params: { path: { id } }, body: { reason } })),
    onSettled: refresh,
  });
}

function useMessagesRefresh() {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [keys.messages, keys.tasks]) void client.invalidateQueries({ queryKey });
  };
}
