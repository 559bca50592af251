/** One task: what happened, what is done automatically, what the reader can do; ANAF's own words one click away; its button. */
import type { ReactNode } from 'react';
import type { Task } from '../../api/shapes.ts';
import { AnafWords } from '../../components/anaf-words.tsx';
import { Instant } from '../../components/instant.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import { useLanguage } from '../../text/language.tsx';
import { useTasksText } from '../../text/tasks.ts';
import { LostRights } from './lost-rights.tsx';
import classes from './task-card.module.css';

const states: Record<Task['severity'], State> = { urgent: 'lost', warning: 'needs', info: 'waiting' };

export function TaskCard({ task, children }: { task: Task; children: ReactNode }) {
  const t = useTasksText();
  const { language } = useLanguage();
  return (
    <li className={classes.task}>
      <div className={classes.title}>
        <StateMark state={states[task.severity]}>
          <span className="aside">{t.severity[task.severity]}: </span>
          {task.title[language]}
        </StateMark>
        <span className={`${classes.since} quiet`}>
          <Instant at={task.since} />
        </span>
      </div>
      <div className={classes.text}>
        <p className="quiet">{task.detail[language]}</p>
        <AnafWords text={task.anafWords} />
        {task.kind === 'access_lost' && <LostRights task={task} />}
      </div>
      <div className={classes.side}>{children}</div>
    </li>
  );
}
