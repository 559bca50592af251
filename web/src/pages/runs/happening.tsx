/** Messages as they are archived, the newest first: shows that the run is progressing. */
import { useState } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import type { EventType } from '../../api/event-types.ts';
import { hasAllCompanies } from '../../api/run-event.ts';
import type { MessageKind, Run } from '../../api/shapes.ts';
import { useLive } from '../../api/use-live.ts';
import { Instant } from '../../components/instant.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import { useLiveText } from '../../text/run.ts';
import classes from './run.module.css';

type Outcome = 'archived' | 'expired' | 'failed';

interface Seen {
  id: string;
  at: string;
  companyId: string;
  cif: string;
  kind: MessageKind;
  outcome: Outcome;
}

const mostShown = 100;
const states: Record<Outcome, State> = { archived: 'calm', expired: 'lost', failed: 'needs' };

export function Happening({ run }: { run: Run }) {
  const t = useLiveText();
  const nameOf = useCompanyNames();
  const [seen, setSeen] = useState<Seen[]>([]);
  useLive((event) => {
    if (event.type === 'reset') return;
    const { data, type } = event;
    const outcome = outcomes[type];
    if (!outcome) return;
    const known = run.companies.some(({ companyId }) => companyId === data.companyId);
    if (!known && hasAllCompanies(run)) return;
    setSeen((before) => [{ ...data, outcome }, ...before].slice(0, mostShown));
  });
  return (
    <section className={`${classes.section} ${classes.happening}`} aria-labelledby="happening">
      <h2 id="happening">{t.happening}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keyboard. */}
      <ul className={`${classes.stream} panel`} tabIndex={0} aria-labelledby="happening">
        {seen.map(({ id, at, companyId, cif, kind, outcome }) => (
          <li key={`${id} ${outcome} ${at}`}>
            <span className="clip">{nameOf(companyId) ?? cif}</span>
            <span className="quiet">
              <Instant at={at} />
            </span>
            <StateMark state={states[outcome]}>
              {t.kind[kind]}, {t.event[outcome]}
            </StateMark>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The other events are not about a message that a run has dealt with. */
const outcomes: Partial<Record<EventType, Outcome>> = {
  'message.archived': 'archived',
  'message.expired': 'expired',
  'message.failed': 'failed',
};
