/** Requests that were refused until the person confirms who they are: one question for all that wait, and then they go on. */
import { useSyncExternalStore } from 'react';

/** What is asked for: the password or a passkey, or a passkey alone. */
export type Asked = 'any' | 'passkey';

let waiting: { asked: Asked; resolve: (confirmed: boolean) => void }[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  for (const listen of listeners) listen();
}

/** Resolves to whether the person confirmed. False at once where no page asks, such as before the sign-in. */
export function askToConfirm(asked: Asked): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting = [...waiting, { asked, resolve }];
    tell();
  });
}

/** All that wait go on, or fail as they were refused. */
export function answerWaiting(confirmed: boolean): void {
  const answered = waiting;
  waiting = [];
  for (const { resolve } of answered) resolve(confirmed);
  tell();
}

/** What the person is asked for; undefined while no request waits. */
export function useAsked(): Asked | undefined {
  return useSyncExternalStore(
    (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    () => (waiting.some(({ asked }) => asked === 'passkey') ? 'passkey' : waiting[0]?.asked),
  );
}
