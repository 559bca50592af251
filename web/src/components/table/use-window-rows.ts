/** Which rows are in sight of the window, for a list that may begin anywhere on the page. */
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Drawn beyond what is in sight, so that scrolling does not outrun them; not at first, when one waits for those in sight. */
const beyond = 12;

export function useWindowRows(count: number, rowHeight: number) {
  const listRef = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const [overscan, setOverscan] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin,
    // Below what sticks to the window's top.
    scrollPaddingStart: 100,
    scrollPaddingEnd: 16,
  });
  const measured = useRef(rowHeight);
  useLayoutEffect(() => {
    if (measured.current !== rowHeight) virtualizer.measure();
    measured.current = rowHeight;
  }, [rowHeight, virtualizer]);
  useEffect(() => {
    const soon = setTimeout(() => setOverscan(beyond), 100);
    return () => clearTimeout(soon);
  }, []);
  useLayoutEffect(() => {
    const measure = () => {
      const top = listRef.current?.getBoundingClientRect().top ?? 0;
      setScrollMargin(Math.round(top + window.scrollY));
    };
    measure();
    // Whatever stands above may grow: a task more, a bar.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  return { listRef, virtualizer };
}
