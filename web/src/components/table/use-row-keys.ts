/** Arrow keys, Page Up/Down, Home, End and Enter in a virtual list. */
import { type KeyboardEvent, useRef, useState } from 'react';

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 };

export function useRowKeys(count: number, scrollTo: (index: number) => void, open: (index: number) => void) {
  const [active, setActive] = useState(0);
  const moving = useRef(0);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const target = event.target as HTMLElement;
    if (target.getAttribute('role') !== 'row') return;
    const index = Number(target.dataset.index);
    if (event.key === 'Enter') {
      open(index);
      return event.preventDefault();
    }
    if (event.key === ' ') {
      const box = target.querySelector<HTMLElement>('input[type=checkbox]');
      box?.click();
      return event.preventDefault();
    }
    const next = targetOf(event.key, index, count);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    scrollTo(next);
    focusWhenDrawn(event.currentTarget, next);
  }

  function focusWhenDrawn(list: HTMLElement, index: number) {
    cancelAnimationFrame(moving.current);
    let patience = 20;
    const look = () => {
      const row = list.querySelector<HTMLElement>(`[data-index="${index}"]`);
      if (row) row.focus({ preventScroll: true });
      else if (patience-- > 0) moving.current = requestAnimationFrame(look);
    };
    look();
  }

  return { active: Math.min(active, Math.max(count - 1, 0)), setActive, onKeyDown };
}

function targetOf(key: string, index: number, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined ? undefined : Math.min(Math.max(index + step, 0), count - 1);
}
