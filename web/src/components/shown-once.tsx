/** A secret that is shown only once, with its copy button and a warning. */
import { CopyButton } from './copy-button.tsx';
import classes from './shown-once.module.css';
import { stateClass } from './state-mark.tsx';

interface Props {
  label: string;
  value: string;
  help: string;
}

export function ShownOnce({ label, value, help }: Props) {
  return (
    <div className={`${classes.box} ${stateClass('calm')}`} role="status">
      <strong>{label}</strong>
      <code className={classes.value}>{value}</code>
      <CopyButton value={value} what={label} big />
      <span>{help}</span>
    </div>
  );
}
