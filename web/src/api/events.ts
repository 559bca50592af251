/**
 * Live events: one connection per window, shared by all listeners. The browser resumes with Last-Event-ID; if it gives up
 * (on an answer that is not a stream), a new connection resumes after the last event seen.
 */
import { type EventType, eventTypes } from './event-types.ts';

export interface LiveEvent {
  type: EventType;
  // biome-ignore lint/suspicious/noExplicitAny: each type has its own data, which the listener knows.
  data: any;
}

/** `reset`: events may have been missed, so everything is fetched again. */
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

/** After a change of organisation: its events must not be resumed from the other's last one. */
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
    // Other windows may use up the session's connections; retried with increasing delay.
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
