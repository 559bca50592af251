/** A month's state as an icon and a word, with how many messages it is about. */
import type { CompanyMonth, MonthState } from '../../api/months.ts';
import { type State, StateMark } from '../../components/state-mark.tsx';
import { useMonthsText } from '../../text/months.ts';

const states: Record<MonthState, State> = {
  closed: 'calm',
  ready: 'waiting',
  running: 'none',
  none: 'none',
  pending: 'needs',
  uncovered: 'needs',
  arrived_after: 'needs',
  lost: 'lost',
};

type Shown = Pick<CompanyMonth, 'state' | 'pending' | 'missing' | 'arrivedAfter'>;

export function MonthMark({ of: month }: { of: Shown }) {
  const t = useMonthsText();
  const n = numberOf(month);
  const word = t.state[month.state];
  return <StateMark state={states[month.state]}>{n === 0 ? word : t.count(word, n)}</StateMark>;
}

function numberOf({ state, pending, missing, arrivedAfter }: Shown): number {
  switch (state) {
    case 'pending':
      return pending;
    case 'lost':
      return missing;
    case 'arrived_after':
      return arrivedAfter;
    default:
      return 0;
  }
}
