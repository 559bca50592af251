/** One run: progress, companies, failures. */
import type { ReactNode } from 'react';
import { progressOf } from '../../api/run-event.ts';
import { isUnderWay, useBudget } from '../../api/runs.ts';
import type { Run } from '../../api/shapes.ts';
import { Instant } from '../../components/instant.tsx';
import { Page } from '../../components/page.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { runStates } from '../../components/shared-states.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { useLiveText } from '../../text/run.ts';
import { Failures } from './failures.tsx';
import { Happening } from './happening.tsx';
import classes from './run.module.css';
import { RunActions } from './run-actions.tsx';
import { RunCompanies } from './run-companies.tsx';

export function RunView({ run }: { run: Run }) {
  const t = useLiveText();
  const underWay = isUnderWay(run);
  return (
    <Page
      title={t.title}
      heading={<StateMark state={runStates[run.state]}>{useHeading(run)}</StateMark>}
      lead={<RunFacts run={run} />}
      actions={<RunActions run={run} />}
    >
      <RunBars run={run} />
      <Failures run={run} />
      <div className={classes.columns}>
        <section className={classes.section} aria-labelledby="run-companies">
          <h2 id="run-companies">{t.companies}</h2>
          <RunCompanies run={run} />
        </section>
        {underWay && <Happening run={run} />}
      </div>
    </Page>
  );
}

function useHeading({ state, counts, states }: Run): string {
  const { heading } = useLiveText();
  switch (state) {
    case 'running':
      return heading.running(counts.companies);
    case 'succeeded':
      return heading.succeeded(counts.new);
    case 'partial':
      return heading.partial(counts.companies - states.succeeded);
    case 'queued':
    case 'failed':
    case 'cancelled':
      return heading[state];
    default:
      return state satisfies never;
  }
}

function RunFacts({ run }: { run: Run }) {
  const t = useLiveText();
  const { startedAt, finishedAt } = run;
  const facts: [string, ReactNode][] = [['trigger', t.trigger[run.trigger]]];
  if (startedAt) {
    facts.push([
      'started',
      <>
        {t.started} <Instant at={startedAt} />
      </>,
    ]);
  }
  if (startedAt && finishedAt) {
    const seconds = Math.max(0, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000));
    facts.push(['took', t.took(Math.floor(seconds / 60), seconds % 60)]);
  }
  return (
    <>
      <div className={classes.facts}>
        {facts.map(([name, fact], index) => (
          <span key={name}>
            {index > 0 && '· '}
            {fact}
          </span>
        ))}
      </div>
      {isUnderWay(run) && t.leave}
    </>
  );
}

export function RunBars({ run }: { run: Run }) {
  const t = useLiveText();
  const underWay = isUnderWay(run);
  const { companies, messages } = progressOf(run);
  const { data: budget } = useBudget(underWay);
  const ended = !underWay ? (run.state === 'succeeded' ? 'calm' : 'needs') : undefined;
  const unknown = underWay && messages.total === 0;
  return (
    <div className={`${classes.bars} panel`}>
      <ProgressBar
        label={t.companies}
        figures={t.companiesDone(companies.done, companies.total)}
        {...companies}
        {...(ended && { state: ended })}
      />
      <ProgressBar
        label={t.messages}
        figures={unknown ? t.messagesLater : t.messagesDone(messages.done, messages.total)}
        done={ended && messages.total === 0 ? 1 : messages.done}
        total={ended && messages.total === 0 ? 1 : messages.total}
        {...(ended && { state: run.counts.failed > 0 ? 'needs' : 'calm' })}
      />
      {underWay && budget && budget.callsPerMinute > 0 && (
        <ProgressBar
          label={t.budget}
          figures={t.budgetUsed(budget.callsInUse, budget.callsPerMinute)}
          done={budget.callsInUse}
          total={budget.callsPerMinute}
        />
      )}
      <span className="aside" role="status">
        {t.announce(companies.done, companies.total, run.counts.archived)}
      </span>
    </div>
  );
}
