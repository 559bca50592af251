/** The rows of a list that keeps still under a pointer: no row that arrives or leaves meanwhile moves another under a click. */
import { useEffect, useReducer, useRef, useState } from 'react';
import { makeHold, stayInPlace } from './hold.ts';
import { useLatest } from './use-latest.ts';

/** @param rows as they are known now; undefined while they load */
export function useHeldStill<Rows extends readonly unknown[] | undefined>(
  rows: Rows,
  idOf: (row: NonNullable<Rows>[number]) => string,
) {
  const [hold] = useState(makeHold);
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const last = useRef(rows);
  const before = last.current;
  const leftMs = hold.leftMs(performance.now());
  const held = leftMs > 0 && before !== undefined && rows !== undefined && !stayInPlace(before, rows, idOf);
  const shown = held ? before : rows;
  useEffect(() => {
    last.current = shown;
    if (!held || leftMs === Number.POSITIVE_INFINITY) return;
    const timer = setTimeout(redraw, leftMs);
    return () => clearTimeout(timer);
  });
  const release = useLatest(() => {
    hold.release();
    if (held) redraw();
  });
  const press = () => {
    hold.press();
    // Released anywhere, or taken by the browser for a scroll. The click comes after `pointerup`.
    const released = new AbortController();
    const over = () => {
      released.abort();
      setTimeout(release);
    };
    for (const name of ['pointerup', 'pointercancel']) {
      window.addEventListener(name, over, { signal: released.signal });
    }
  };
  return {
    rows: shown,
    /** For the element around the rows. */
    holds: {
      onPointerMove: () => hold.move(performance.now()),
      onPointerDown: press,
      onPointerLeave: release,
    },
  };
}
