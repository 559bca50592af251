/** One of the four states, always as an icon, a word and a colour. */
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconClockFilled,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './state-mark.module.css';

/** Calm, waiting, needs attention, lost or broken; `none` while nothing is known. */
export type State = 'calm' | 'waiting' | 'needs' | 'lost' | 'none';

const icons = {
  calm: IconCircleCheckFilled,
  waiting: IconClockFilled,
  needs: IconAlertTriangleFilled,
  lost: IconCircleXFilled,
  none: IconCircleDashed,
};

interface Props {
  state: State;
  /** Always present: colour alone is not accessible. */
  children: ReactNode;
  boxed?: boolean;
  /** A sentence, which may take more than one line. */
  long?: boolean;
  title?: string;
}

export function StateMark({ state, children, boxed, long, title }: Props) {
  const Icon = icons[state];
  return (
    <span
      className={`${classes.mark} ${classes[state]} ${boxed ? classes.boxed : ''} ${long ? classes.long : ''}`}
      title={title}
    >
      <Icon size={15} aria-hidden />
      <span className={long ? undefined : 'clip'}>{children}</span>
    </span>
  );
}

/** The classes that set --ink, --ground and --dot, for what is coloured as a whole. */
export function stateClass(state: State): string {
  return classes[state]!;
}
