/** One thing that needs a person: what happened, what is done by itself, what he can do; ANAF's words a click away; its button. */
import type { ReactNode } from 'react';
import type { Task } from '../api/shapes.ts';
import { useHomeText } from '../text/home.ts';
import { useLanguage } from '../text/language.tsx';
import { AnafWords } from './anaf-words.tsx';
import { Instant } from './instant.tsx';
import { type State, StateMark } from './state-mark.tsx';
import classes from './task-card.module.css';

const states: Record<Task['severity'], State> = { urgent: 'lost', warning: 'needs', info: 'waiting' };

export function TaskCard({ task, children }: { task: Task; children: ReactNode }) {
  const t = useHomeText().tasks;
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
      </div>
      <div className={classes.side}>{children}</div>
    </li>
  );
}
