/** The last step: the first sync and its progress. */
import { Button } from '@mantine/core';
import { isUnderWay, useLatestRun, useTriggerSync } from '../../api/runs.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useStartText } from '../../text/start.ts';
import { Failures } from '../runs/failures.tsx';
import { RunCompanies } from '../runs/run-companies.tsx';
import { RunBars } from '../runs/run-view.tsx';
import classes from './start.module.css';
import { stepCount } from './steps.ts';

export function FirstSync({ onLeave }: { onLeave(): void }) {
  const t = useStartText();
  const { data: run } = useLatestRun();
  const trigger = useTriggerSync();
  return (
    <CalmFrame
      title={t.sync.title}
      lead={t.sync.lead}
      step={{ at: 5, of: stepCount, label: t.steps(5, stepCount) }}
      width={760}
    >
      <div className={classes.stack}>
        {trigger.error && <ErrorState error={trigger.error} strip />}
        {run ? (
          <>
            <RunBars run={run} />
            <Failures run={run} />
            <RunCompanies run={run} />
          </>
        ) : (
          <div>
            <Button size="md" loading={trigger.isPending} onClick={() => trigger.mutate()}>
              {t.sync.begin}
            </Button>
          </div>
        )}
        {run && (
          <div>
            <Button size="md" variant={isUnderWay(run) ? 'default' : 'filled'} onClick={onLeave}>
              {t.sync.done}
            </Button>
          </div>
        )}
      </div>
    </CalmFrame>
  );
}
