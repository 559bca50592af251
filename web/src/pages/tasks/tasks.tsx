/** De făcut: the tasks, most severe first, each with its button. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTasks } from '../../api/overview.ts';
import { ErrorState } from '../../components/error-state.tsx';
import section from '../../components/section.module.css';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useHeldStill } from '../../components/table/use-held-still.ts';
import { useTasksText } from '../../text/tasks.ts';
import { TaskAction } from './task-action.tsx';
import { TaskCard } from './task-card.tsx';
import classes from './tasks.module.css';

/** As many as leave the portfolio's first row above 420 px at 1440 × 900. */
const fewAtFirst = 4;

export function Tasks() {
  const t = useTasksText();
  const { rows: known, error, refetch } = useTasks();
  const { rows: tasks, holds } = useHeldStill(known, ({ id }) => id);
  const [all, setAll] = useState(false);
  const shown = all ? tasks : tasks?.slice(0, fewAtFirst);
  return (
    <section className={section.section} aria-labelledby="tasks">
      <div className={section.bar}>
        <h2 id="tasks">
          {t.title}
          {known !== undefined && known.length > 0 && <span>{known.length}</span>}
        </h2>
        {known !== undefined && known.length > fewAtFirst && (
          <Button className={section.push!} size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
            {all ? t.fewer : t.all(known.length)}
          </Button>
        )}
      </div>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={tasks !== undefined} />}
      {shown === undefined && !error && <SkeletonRows rows={2} />}
      {shown?.length === 0 && <StateMark state="calm">{t.none}</StateMark>}
      {shown !== undefined && shown.length > 0 && (
        <ul className={`${classes.tasks} panel`} {...holds}>
          {shown.map((task) => (
            <TaskCard key={task.id} task={task}>
              <TaskAction task={task} />
            </TaskCard>
          ))}
        </ul>
      )}
    </section>
  );
}
