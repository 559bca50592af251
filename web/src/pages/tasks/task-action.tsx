/** A task's button: a link to the page where the matter is handled, or a request whose result is then shown. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTaskAction } from '../../api/overview.ts';
import type { Task } from '../../api/shapes.ts';
import { useMay, useMayWhole } from '../../api/use-session.ts';
import { useNavigateAfter } from '../../app/use-navigate-after.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Slow } from '../../components/slow.tsx';
import { useTasksText } from '../../text/tasks.ts';
import { destinationOf } from './task-destination.ts';

export function TaskAction({ task }: { task: Task }) {
  const [maySync, mayWhole] = [useMay('sync'), useMayWhole()];
  const may = task.action.kind === 'reread_invoices' ? mayWhole : maySync;
  if (task.action.method === 'GET') return <TaskLink task={task} />;
  return may ? <TaskRequest task={task} /> : null;
}

function variantOf({ severity }: Task): 'filled' | 'default' {
  return severity === 'urgent' ? 'filled' : 'default';
}

function TaskLink({ task }: { task: Task }) {
  const t = useTasksText();
  const destination = destinationOf(task);
  if (!destination) return null;
  return (
    <Button size="xs" variant={variantOf(task)} component={Link} {...destination}>
      {t.action[task.action.kind]}
    </Button>
  );
}

function TaskRequest({ task }: { task: Task }) {
  const t = useTasksText();
  const navigateAfter = useNavigateAfter();
  const request = useTaskAction();
  const { kind } = task.action;
  const send = () => navigateAfter(request.mutateAsync(task), (runId) => destinationOf(task, runId));
  return (
    <>
      <Button size="xs" variant={variantOf(task)} loading={request.isPending} onClick={send}>
        {t.action[kind]}
      </Button>
      <span role="status">
        {request.isSuccess && kind === 'retry_message' && t.asked}
        {request.isSuccess && kind === 'reread_invoices' && t.rereading}
      </span>
      {request.isPending && kind === 'check_seal' && <Slow forWhat={t.checking} />}
      {request.error && <ErrorState error={request.error} strip />}
    </>
  );
}
