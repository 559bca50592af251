/** A page's filters, kept in the address's fragment: links keep them, and no server logs them. */
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { readFragment, writeFragment } from './fragment.ts';

export function useFilters<Name extends string>(names: readonly Name[]) {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are a page's constant.
  const filters = useMemo(() => readFragment(hash, names), [hash]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are a page's constant.
  const set = useCallback(
    (change: Partial<Record<Name, string | undefined>>) => {
      // Read from the current address: two changes may come between two renders.
      const now: Partial<Record<string, string>> = readFragment(window.location.hash, names);
      void navigate({
        to: '.',
        hash: writeFragment({ ...now, ...change }),
        // Opening a panel is a step of its own: Back closes it.
        replace: !('open' in change && change.open !== undefined && !('open' in now && now.open)),
        hashScrollIntoView: false,
        resetScroll: false,
      });
    },
    [navigate],
  );
  const clear = useCallback(
    () => void navigate({ to: '.', hash: '', replace: true, hashScrollIntoView: false, resetScroll: false }),
    [navigate],
  );
  return { filters, set, clear };
}
