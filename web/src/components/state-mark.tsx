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
  /** The word keeps the colour of the text around it: a name in a list. */
  plain?: boolean;
  title?: string;
}

export function StateMark({ state, children, boxed, long, plain, title }: Props) {
  const Icon = icons[state];
  const looks = [boxed && classes.boxed, long && classes.long, plain && classes.plain];
  return (
    <span className={[classes.mark, classes[state], ...looks].filter(Boolean).join(' ')} title={title}>
      <Icon size={15} aria-hidden />
      <span className={long ? undefined : 'clip'}>{children}</span>
    </span>
  );
}

/** The classes that set --ink, --ground and --dot, for what is coloured as a whole. */
export function stateClass(state: State): string {
  return classes[state]!;
}
