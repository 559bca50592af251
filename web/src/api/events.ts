/**
 * Live events: one line a window for all who listen, taken up again where it broke off. The browser resumes by itself
 * with Last-Event-ID; where it gives up (an answer that is no stream) we begin anew after the last event that was seen.
 */
import { type EventType, eventTypes } from './event-types.ts';

export interface LiveEvent {
  type: EventType;
  // biome-ignore lint/suspicious/noExplicitAny: each type's own; whoever listens knows it.
  data: any;
}

/** `reset`: something may have been missed, and everything is to be asked for again. */
type Listener = (event: LiveEvent | { type: 'reset' | 'open' | 'broken' }) => void;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let lastId = '';
let again: number | undefined;
let failures = 0;

export function listen(listener: Listener): () => void {
  listeners.add(listener);
  if (!source && again === undefined) open();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) close();
  };
}

/** Of another organisation nothing is to be taken up. */
export function restartEvents(): void {
  lastId = '';
  if (!source) return;
  close();
  if (listeners.size > 0) open();
}

function open(): void {
  again = undefined;
  source = new EventSource(`/api/v1/sync/events${lastId === '' ? '' : `?after=${lastId}`}`);
  source.onopen = () => {
    failures = 0;
    tell({ type: 'open' });
  };
  source.onerror = () => {
    tell({ type: 'broken' });
    if (source?.readyState !== EventSource.CLOSED) return;
    source = undefined;
    // Another window may hold the last line that a session has; it is asked for less and less often.
    again = window.setTimeout(open, Math.min(60_000, 3_000 * 2 ** failures++));
  };
  source.addEventListener('reset', () => tell({ type: 'reset' }));
  for (const type of eventTypes) {
    source.addEventListener(type, (event: MessageEvent<string>) => {
      lastId = event.lastEventId;
      tell({ type, data: JSON.parse(event.data) });
    });
  }
}

function close(): void {
  clearTimeout(again);
  again = undefined;
  source?.close();
  source = undefined;
}

function tell(event: Parameters<Listener>[0]): void {
  for (const listener of listeners) listener(event);
}
