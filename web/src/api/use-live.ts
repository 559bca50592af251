/** Live events for a component, and whether the connection is open. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type LiveEvent, listen } from './events.ts';

type Heard = LiveEvent | { type: 'reset' };

/** Calls the latest function for every event while the component is mounted. */
export function useLive(hear: (event: Heard) => void): void {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(
    () =>
      listen((event) => {
        if (event.type !== 'open' && event.type !== 'broken') latest.current(event as Heard);
      }),
    [],
  );
}

let up = false;

export function useIsLive(): boolean {
  return useSyncExternalStore(subscribe, () => up);
}

function subscribe(changed: () => void): () => void {
  return listen(({ type }) => {
    if (type !== 'open' && type !== 'broken') return;
    up = type === 'open';
    changed();
  });
}
