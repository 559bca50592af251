/** The whole account in one sentence, in the colour of the worst thing that is true; the figures under it. */
import { progressOf } from '../../api/run-event.ts';
import { isUnderWay, useLatestRun } from '../../api/runs.ts';
import type { Overview } from '../../api/shapes.ts';
import { Instant } from '../../components/instant.tsx';
import type { State } from '../../components/state-mark.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useNow } from '../../components/use-now.ts';
import { sayMoment } from '../../format/instants.ts';
import { useHomeText } from '../../text/home.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './home.module.css';

export function Sentence({ overview }: { overview: Overview }) {
  const t = useHomeText().sentence;
  const upTo = useMoment(overview.completeUpTo);
  const { state, say } = judge(overview);
  return (
    <span className={classes.sentence}>
      <StateMark state={state}>{say === 'empty' ? t.empty : t[say](countOf(overview, say), upTo)}</StateMark>
    </span>
  );
}

type Say = 'calm' | 'companies' | 'things' | 'waiting' | 'empty';

function judge({ companies, tasks, worst }: Overview): { state: State; say: Say } {
  const state: State = worst === 'urgent' ? 'lost' : 'needs';
  if (companies.needPerson > 0) return { state, say: 'companies' };
  if (tasks.urgent + tasks.warning > 0) return { state, say: 'things' };
  if (companies.total === 0) return { state: 'none', say: 'empty' };
  if (companies.waiting > 0) return { state: 'waiting', say: 'waiting' };
  return { state: 'calm', say: 'calm' };
}

function countOf({ companies, tasks }: Overview, say: Say): number {
  if (say === 'companies') return companies.needPerson;
  if (say === 'things') return tasks.urgent + tasks.warning;
  return say === 'waiting' ? companies.waiting : companies.complete;
}

export function Facts({ overview }: { overview: Overview }) {
  const t = useHomeText().facts;
  const run = useLatestRun().data;
  const upTo = useMoment(overview.completeUpTo);
  const { companies, pending, newToday } = overview;
  if (companies.total === 0) return null;
  const { done, total } = isUnderWay(run) ? progressOf(run).companies : { done: 0, total: 0 };
  return (
    <ul className={classes.facts}>
      {upTo && companies.complete < companies.total && (
        <li>{t.complete(companies.complete, companies.total, upTo)}</li>
      )}
      {pending > 0 && <li>{t.pending(pending)}</li>}
      <li>{t.newToday(newToday)}</li>
      {isUnderWay(run) && <li>{t.syncing(done, total)}</li>}
      {run?.finishedAt && (
        <li>
          {t.lastRun} <Instant at={run.finishedAt} />
        </li>
      )}
    </ul>
  );
}

function useMoment(at: string | null): string | null {
  const { language } = useLanguage();
  const now = useNow();
  return at && sayMoment(new Date(at), language, now);
}
