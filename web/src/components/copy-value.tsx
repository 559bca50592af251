/** A value to copy elsewhere: its name, the whole value, a copy button. */

import { CopyButton } from './copy-button.tsx';
import classes from './copy-value.module.css';

export function CopyValue({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <div className={classes.label}>{label}</div>
      <div className={classes.row}>
        <span className={classes.value}>{value}</span>
        <CopyButton value={value} what={label} />
      </div>
    </div>
  );
}
