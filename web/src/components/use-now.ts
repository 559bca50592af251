/** The current time, updated every half minute, so that relative times stay right. */
import { useSyncExternalStore } from 'react';

const everyMs = 30_000;
let now = new Date();
let timer: number | undefined;
const listeners = new Set<() => void>();

export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(tick, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = new Date();
  for (const listener of listeners) listener();
}
