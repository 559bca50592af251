/** Keyboard shortcuts of every page: `/` searches, `?` lists the shortcuts, `g` and a letter opens a page. */
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { paths } from './paths.ts';

const KeysList = lazy(() => import('./keys-list.tsx'));

const event = 'efactura:keys';
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

export function Shortcuts() {
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    let goPressedAt = 0;
    const show = () => setOpened(true);
    const press = (pressed: KeyboardEvent) => {
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || isWriting(pressed.target)) return;
      if (pressed.key === '?') return show();
      if (pressed.key === '/') {
        const box = document.querySelector<HTMLInputElement>('input[data-search]');
        if (!box) return;
        pressed.preventDefault();
        return box.focus();
      }
      const to = pressed.timeStamp - goPressedAt < 1_500 ? goTo[pressed.key] : undefined;
      goPressedAt = pressed.key === 'g' ? pressed.timeStamp : 0;
      if (to !== undefined) void navigate({ to });
    };
    window.addEventListener('keydown', press);
    window.addEventListener(event, show);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener(event, show);
    };
  }, [navigate]);
  if (!opened) return null;
  return (
    <Suspense>
      <KeysList onClose={() => setOpened(false)} />
    </Suspense>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
