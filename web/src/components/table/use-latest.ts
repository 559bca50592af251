/** A function that stays the same and does what the newest one does: rows that get it are not drawn anew because of it. */
import { useCallback, useLayoutEffect, useRef } from 'react';

export function useLatest<Arguments extends unknown[]>(newest: (...given: Arguments) => void) {
  const ref = useRef(newest);
  useLayoutEffect(() => {
    ref.current = newest;
  });
  return useCallback((...given: Arguments) => ref.current(...given), []);
}
