/** The use of ANAF's rate limit, and what is paused until when. */
import type { useBudget } from '../../api/runs.ts';
import { Instant } from '../../components/instant.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useCompletenessText } from '../../text/completeness.ts';
import { useFailureText } from '../../text/failure.ts';
import classes from './budget.module.css';

type Budget = NonNullable<ReturnType<typeof useBudget>['data']>;

export function BudgetFacts({ budget: { callsPerMinute, callsInUse, closed } }: { budget: Budget }) {
  const t = useCompletenessText().budget;
  const failureText = useFailureText();
  return (
    <>
      <ProgressBar
        label={t.minute}
        done={callsInUse}
        total={callsPerMinute}
        figures={t.of(callsInUse, callsPerMinute)}
      />
      {closed.length === 0 && (
        <StateMark state="calm" long>
          {t.none}
        </StateMark>
      )}
      {closed.length > 0 && (
        <ul className={classes.closed}>
          {closed.map(({ scope, code, until, companyId, connectionId, messageId }) => (
            <li key={`${scope} ${companyId} ${connectionId} ${messageId}`}>
              <StateMark state="waiting">
                {t.scope[scope]} {t.until} <Instant at={until} as="moment" />
              </StateMark>
              <span className="quiet">{failureText(code).what}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
