/** Shown when a list has no rows: what that means, and what to do next. */
import type { ReactNode } from 'react';
import classes from './states.module.css';

interface Props {
  title: string;
  children?: ReactNode;
  /** The next thing to do. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: Props) {
  return (
    <div className={classes.state}>
      <h2>{title}</h2>
      {children !== undefined && <p className="quiet">{children}</p>}
      {action}
    </div>
  );
}
