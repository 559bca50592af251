/** A month's state as an icon and a word, with how many messages it is about. */
import type { CompanyMonth, MonthFilter, MonthState } from '../../api/months.ts';
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

interface Props {
  of: CompanyMonth;
  /** What the list is narrowed to: how much of it there is, where the state does not say so. */
  show?: MonthFilter | undefined;
}

export function MonthMark({ of: month, show }: Props) {
  const t = useMonthsText();
  if (show === 'refused' || show === 'unread' || show === 'unreconciled') {
    const { received, sent, reconciled, refused, unread } = month;
    const n = { refused, unread, unreconciled: received + sent - reconciled }[show];
    return <StateMark state="needs">{t.count(t.filter.counted[show], n)}</StateMark>;
  }
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
