/** One task in a row of 48 px: what it is, since when, its button; what happened and ANAF's own words behind one click. */
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
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
  const [opened, setOpened] = useState(false);
  const detail = useId();
  return (
    <li className={classes.task}>
      <div className={classes.line}>
        <button
          type="button"
          data-printed
          className={classes.title}
          aria-expanded={opened}
          aria-controls={detail}
          onClick={() => setOpened(!opened)}
        >
          <IconChevronRight
            size={16}
            aria-hidden
            className={classes.turned!}
            data-opened={opened || undefined}
          />
          <StateMark state={states[task.severity]} title={task.title[language]}>
            <span className="aside">{t.severity[task.severity]}: </span>
            {task.title[language]}
          </StateMark>
        </button>
        <span className={`${classes.since} quiet`}>
          <Instant at={task.since} />
        </span>
        <div className={classes.side}>{children}</div>
      </div>
      <div id={detail} className={classes.text} hidden={!opened}>
        {opened && (
          <>
            <p className="quiet">{task.detail[language]}</p>
            <AnafWords text={task.anafWords} />
            {task.kind === 'access_lost' && <LostRights task={task} />}
          </>
        )}
      </div>
    </li>
  );
}
