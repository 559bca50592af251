/** Around a table that may be wider than a phone: it scrolls by itself, with the keyboard too. */
import type { ReactNode } from 'react';
import classes from './vat-table.module.css';

export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus the arrow keys do not scroll it.
    <section className={classes.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
