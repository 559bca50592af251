/** The keys of Sosite: up and down through the documents, c l i to mark, a to assign, m to comment, x to tick. */
import { useLayoutEffect, useRef } from 'react';
import type { Invoice, Mark } from '../../api/shapes.ts';
import { makeFollowsGo } from '../../app/follows-go.ts';
import { markKeys } from './mark-bar.tsx';

interface Keys {
  rows: readonly Invoice[] | undefined;
  open: string | undefined;
  go(row: Invoice | undefined): void;
  /** Undefined where the person may only read. */
  mark: ((to: Mark | null) => void) | undefined;
  markOf(id: string): Mark | null;
  tick(id: string): void;
  focusAssignee(): void;
  focusComment(): void;
  close(): void;
}

export function useInboxKeys(keys: Keys): void {
  const latest = useRef(keys);
  // Together with what is shown, not after it: a key pressed in the frame in which the document appears is for that document.
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useLayoutEffect(() => {
    const followsGo = makeFollowsGo();
    const press = (pressed: KeyboardEvent) => {
      const { rows = [], open, go, mark, markOf, tick, focusAssignee, focusComment, close } = latest.current;
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || isElsewhere(pressed.target)) return;
      // `g` and a letter opens a page (app/shortcuts.tsx).
      if (followsGo(pressed)) return;
      const at = rows.findIndex(({ id }) => id === open);
      const does = (action: () => void) => {
        pressed.preventDefault();
        action();
      };
      const to = markKeys[pressed.key];
      if (pressed.key === 'ArrowDown') does(() => go(rows[at + 1]));
      else if (pressed.key === 'ArrowUp') does(() => go(rows[at - 1]));
      else if (pressed.key === 'Escape' && open) does(close);
      else if (pressed.key === 'x' && open) does(() => tick(open));
      else if (!mark || !open) return;
      else if (to) does(() => mark(markOf(open) === to ? null : to));
      else if (pressed.key === 'a') does(focusAssignee);
      else if (pressed.key === 'm') does(focusComment);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Where keys write, or choose. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false;
  return (
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="listbox"]') !== null
  );
}
