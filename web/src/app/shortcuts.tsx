/** Keyboard shortcuts of every page: `/` searches, `?` lists the shortcuts, `g` and a letter opens a page. */
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useLayoutEffect, useState } from 'react';
import { makeFollowsGo } from './follows-go.ts';
import { paths } from './paths.ts';

const KeysList = lazy(() => import('./keys-list.tsx'));
const SearchPalette = lazy(() => import('./search-palette.tsx'));

const event = 'efactura:keys';
const searchEvent = 'efactura:search';
const goTo: Record<string, string> = {
  a: paths.home,
  n: paths.inbox,
  f: paths.invoices,
  m: paths.messages,
  s: paths.runs,
  c: paths.completeness,
};

export function showKeys(): void {
  window.dispatchEvent(new Event(event));
}

export function showSearch(): void {
  window.dispatchEvent(new Event(searchEvent));
}

export function Shortcuts() {
  const navigate = useNavigate();
  const [opened, setOpened] = useState<'keys' | 'search'>();
  const [sought, setSought] = useState('');
  // Together with what is shown: a key pressed in the page's first frame is not lost.
  useLayoutEffect(() => {
    const followsGo = makeFollowsGo();
    const show = () => setOpened('keys');
    const search = () => {
      setSought('');
      setOpened('search');
    };
    const press = (pressed: KeyboardEvent) => {
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || isWriting(pressed.target)) return;
      // What is typed before the field is there is not lost.
      if (opened === 'search' && pressed.key.length === 1 && !isInDialog(pressed.target)) {
        pressed.preventDefault();
        return setSought((before) => before + pressed.key);
      }
      if (pressed.key === '?') return show();
      if (pressed.key === '/') {
        pressed.preventDefault();
        return search();
      }
      const to = followsGo(pressed) ? goTo[pressed.key] : undefined;
      if (to !== undefined) void navigate({ to });
    };
    window.addEventListener('keydown', press);
    window.addEventListener(event, show);
    window.addEventListener(searchEvent, search);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener(event, show);
      window.removeEventListener(searchEvent, search);
    };
  }, [navigate, opened]);
  if (!opened) return null;
  const close = () => setOpened(undefined);
  return (
    <Suspense>
      {opened === 'keys' ? (
        <KeysList onClose={close} />
      ) : (
        <SearchPalette typed={sought} onType={setSought} onClose={close} />
      )}
    </Suspense>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Its buttons have keys of their own. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}
