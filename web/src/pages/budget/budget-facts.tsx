/** How much of ANAF's minute is used, and what it asked to be left alone until when. */
import type { useBudget } from '../../api/runs.ts';
import { Instant } from '../../components/instant.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useCompletenessWords } from '../../text/completeness.ts';
import { useFailureWords } from '../../text/failure.ts';
import classes from '../completeness/completeness.module.css';

type Budget = NonNullable<ReturnType<typeof useBudget>['data']>;

export function BudgetFacts({ budget: { callsPerMinute, callsInUse, closed } }: { budget: Budget }) {
  const words = useCompletenessWords().budget;
  const say = useFailureWords();
  return (
    <>
      <ProgressBar
        label={words.minute}
        done={callsInUse}
        total={callsPerMinute}
        figures={words.of(callsInUse, callsPerMinute)}
      />
      {closed.length === 0 && (
        <StateMark state="calm" long>
          {words.none}
        </StateMark>
      )}
      {closed.length > 0 && (
        <ul className={classes.closed}>
          {closed.map(({ scope, code, until, companyId, connectionId, messageId }) => (
            <li key={`${scope} ${companyId} ${connectionId} ${messageId}`}>
              <StateMark state="waiting">
                {words.scope[scope]} {words.until} <Instant at={until} as="moment" />
              </StateMark>
              <span className="quiet">{say(code).what}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
