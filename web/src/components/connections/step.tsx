/** One numbered step: its number or a check mark, its name, its content. */
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './connect-path.module.css';

interface Props {
  number: number;
  title: string;
  done?: boolean;
  children: ReactNode;
}

export function Step({ number, title, done, children }: Props) {
  return (
    <li className={`${classes.step} panel`} data-done={done || undefined}>
      <span className={classes.number} aria-hidden>
        {done ? <IconCheck size={16} /> : number}
      </span>
      <h2>{title}</h2>
      <div className={classes.body}>{children}</div>
    </li>
  );
}
