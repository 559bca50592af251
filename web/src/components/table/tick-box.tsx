/** The checkbox of a row, and of the header for all rows. The browser's own: a long list draws dozens at once. */
import { useEffect, useRef } from 'react';
import classes from './data-table.module.css';

interface Props {
  ticked: boolean;
  /** Some, but not all, rows are selected. */
  partly?: boolean;
  label: string;
  tabIndex?: number;
  onTick(): void;
}

export function TickBox({ ticked, partly = false, label, tabIndex, onTick }: Props) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // `indeterminate` can only be set by script.
    ref.current!.indeterminate = partly;
  }, [partly]);
  return (
    <input
      ref={ref}
      type="checkbox"
      className={classes.box}
      tabIndex={tabIndex}
      aria-label={label}
      checked={ticked}
      onChange={onTick}
    />
  );
}
