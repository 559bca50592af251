/** The state of all companies in one sentence, coloured by the most severe task; the figures under it. */
import { progressOf } from '../../api/run-event.ts';
import { isUnderWay, useLatestRun } from '../../api/runs.ts';
import type { Overview } from '../../api/shapes.ts';
import { Instant } from '../../components/instant.tsx';
import type { State } from '../../components/state-mark.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useNow } from '../../components/use-now.ts';
import { formatMoment } from '../../format/instants.ts';
import { useHomeText } from '../../text/home.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './home.module.css';

export function Sentence({ overview }: { overview: Overview }) {
  const t = useHomeText().sentence;
  const upTo = useMoment(overview.completeUpTo);
  const { state, sentence } = classify(overview);
  return (
    <span className={classes.sentence}>
      <StateMark state={state}>
        {sentence === 'empty' ? t.empty : t[sentence](countOf(overview, sentence), upTo)}
      </StateMark>
    </span>
  );
}

type SentenceKind = 'calm' | 'companies' | 'things' | 'waiting' | 'empty';

function classify({ companies, tasks, worst }: Overview): { state: State; sentence: SentenceKind } {
  const state: State = worst === 'urgent' ? 'lost' : 'needs';
  if (companies.needPerson > 0) return { state, sentence: 'companies' };
  if (tasks.urgent + tasks.warning > 0) return { state, sentence: 'things' };
  if (companies.total === 0) return { state: 'none', sentence: 'empty' };
  if (companies.waiting > 0) return { state: 'waiting', sentence: 'waiting' };
  return { state: 'calm', sentence: 'calm' };
}

function countOf({ companies, tasks }: Overview, sentence: SentenceKind): number {
  if (sentence === 'companies') return companies.needPerson;
  if (sentence === 'things') return tasks.urgent + tasks.warning;
  return sentence === 'waiting' ? companies.waiting : companies.complete;
}

export function Facts({ overview }: { overview: Overview }) {
  const t = useHomeText().facts;
  const run = useLatestRun().data;
  const upTo = useMoment(overview.completeUpTo);
  const { companies, pending, newToday, outage } = overview;
  const since = useMoment(outage?.since ?? null);
  const retryAt = useMoment(outage?.retryAt ?? null);
  const lastSync = useMoment(overview.lastSync);
  if (companies.total === 0) return null;
  const { done, total } = isUnderWay(run) ? progressOf(run).companies : { done: 0, total: 0 };
  return (
    <ul className={classes.facts}>
      {since && retryAt && (
        <li>
          <StateMark state="needs">{t.outage(since, retryAt, lastSync)}</StateMark>
        </li>
      )}
      {upTo && companies.complete < companies.total && (
        <li>{t.complete(companies.complete, companies.total, upTo)}</li>
      )}
      {pending > 0 && <li>{t.pending(pending)}</li>}
      <li>{t.newToday(newToday)}</li>
      {isUnderWay(run) && <li>{t.syncing(done, total)}</li>}
      {run?.finishedAt && (
        <li>
          {t.lastRun} <Instant at={run.finishedAt} />
          {t.runNot[run.state] && `, ${t.runNot[run.state]}`}
        </li>
      )}
      {run?.finishedAt && t.runNot[run.state] && lastSync && !since && <li>{t.lastSync(lastSync)}</li>}
    </ul>
  );
}

function useMoment(at: string | null): string | null {
  const { language } = useLanguage();
  const now = useNow();
  return at && formatMoment(new Date(at), language, now);
}
