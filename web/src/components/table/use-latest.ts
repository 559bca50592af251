/** A stable function that calls the latest one passed in, so that memoised rows do not render again because of it. */
import { useCallback, useLayoutEffect, useRef } from 'react';

export function useLatest<Arguments extends unknown[]>(newest: (...given: Arguments) => void) {
  const ref = useRef(newest);
  useLayoutEffect(() => {
    ref.current = newest;
  });
  return useCallback((...given: Arguments) => ref.current(...given), []);
}
