/** Keeps the shown data current: live events invalidate the queries they concern, gathered so that many events cost one refetch. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { EventType } from './event-types.ts';
import { keys } from './query-keys.ts';
import { useLive } from './use-live.ts';

const gatherMs = 1_500;

/** The queries that an event invalidates, by the first part of their key. */
const concerns: Record<EventType, readonly (readonly string[])[]> = {
  'run.started': [keys.runs],
  'run.finished': [
    keys.runs,
    keys.companies,
    keys.portfolio,
    keys.overview,
    keys.tasks,
    keys.status,
    keys.completeness,
  ],
  'run.company': [keys.overview, keys.completeness],
  'message.archived': [keys.messages, keys.invoices, keys.quarantine],
  'message.expired': [keys.messages, keys.tasks],
  'message.failed': [keys.messages, keys.tasks, keys.quarantine],
  'message.closed': [keys.messages, keys.tasks, keys.completeness, keys.overview, keys.portfolio],
  'company.access': [keys.companies, keys.portfolio, keys.tasks, keys.overview, keys.connections],
  'invoice.reread': [keys.invoices, keys.tasks],
};

export function useRefresh(): void {
  const client = useQueryClient();
  const old = useRef(new Set<string>());
  const timer = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive((event) => {
    if (event.type === 'reset') return void client.invalidateQueries();
    for (const [name] of concerns[event.type]) old.current.add(name!);
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      const names = old.current;
      old.current = new Set();
      void client.invalidateQueries({ predicate: ({ queryKey }) => names.has(String(queryKey[0])) });
    }, gatherMs);
  });
}
