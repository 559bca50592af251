/** Requests that were refused until the person confirms who they are: one question for all that wait, and then they go on. */
import { useSyncExternalStore } from 'react';

let waiting: ((confirmed: boolean) => void)[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  for (const listen of listeners) listen();
}

/** Resolves to whether the person confirmed. False at once where no page asks, such as before the sign-in. */
export function askToConfirm(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    tell();
  });
}

/** All that wait go on, or fail as they were refused. */
export function answerWaiting(confirmed: boolean): void {
  const answered = waiting;
  waiting = [];
  for (const resolve of answered) resolve(confirmed);
  tell();
}

/** Whether a request waits for the person. */
export function useIsAsked(): boolean {
  return useSyncExternalStore(
    (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    () => waiting.length > 0,
  );
}
