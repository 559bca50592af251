/** A row's box, and the head's for all of them. The browser's own: a long list draws dozens of them at once. */
import { useEffect, useRef } from 'react';
import classes from './data-table.module.css';

interface Props {
  ticked: boolean;
  /** Of what it stands for, some are. */
  partly?: boolean;
  label: string;
  tabIndex?: number;
  onTick(): void;
}

export function TickBox({ ticked, partly = false, label, tabIndex, onTick }: Props) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // No attribute of HTML says it.
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
