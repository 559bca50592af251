/** A progress bar with its label and figures. */
import type { ReactNode } from 'react';
import classes from './progress-bar.module.css';

interface Props {
  label: string;
  /** The figures as text: "12 din 300". */
  figures: ReactNode;
  done: number;
  total: number;
  state?: 'calm' | 'needs';
}

export function ProgressBar({ label, figures, done, total, state }: Props) {
  const percent = total === 0 ? 0 : Math.min(100, Math.round((done / total) * 100));
  return (
    <div className={classes.row}>
      <span>{label}</span>
      <span className="quiet">{figures}</span>
      <div
        className={classes.bar}
        data-state={state}
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
