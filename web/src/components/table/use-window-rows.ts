/** The rows of a list that are visible in the window, wherever the list starts on the page. */
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Rows rendered beyond the visible ones for smooth scrolling; none on the first render, which should be fast. */
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
    // Below the sticky header.
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
    // Content above the list may change its height.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  return { listRef, virtualizer };
}
