/** Names and values in two columns, one on a phone. */
import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface Props {
  /** A fact whose value is null is left out. */
  of: ReadonlyArray<readonly [name: string, value: ReactNode]>;
}

export function Facts({ of }: Props) {
  return (
    <dl className={classes.facts}>
      {of
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt className="quiet">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
