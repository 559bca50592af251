/** A task's button: the page where it is mended, or the deed itself. */
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTaskAction } from '../../api/overview.ts';
import type { Task } from '../../api/shapes.ts';
import { writeFragment } from '../../app/fragment.ts';
import { companyPath, paths } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useHomeText } from '../../text/home.ts';

export function TaskAction({ task }: { task: Task }) {
  const t = useHomeText().tasks;
  const navigate = useNavigate();
  const action = useTaskAction();
  const { kind, method } = task.action;
  const label = t.action[kind as keyof typeof t.action] ?? t.action.other;
  const variant = task.severity === 'urgent' ? 'filled' : 'default';
  if (method === 'GET') {
    return (
      <Button size="xs" variant={variant} component={Link} {...placeOf(task)}>
        {label}
      </Button>
    );
  }
  const go = () =>
    action.mutate(task, {
      onSuccess: (runId) => {
        if (kind === 'sync_company' && runId) void navigate({ to: `${paths.live}/${runId}` });
      },
    });
  return (
    <>
      <Button size="xs" variant={variant} loading={action.isPending} onClick={go}>
        {label}
      </Button>
      <span role="status">{action.isSuccess && kind === 'retry_message' ? t.asked : ''}</span>
      {action.error && <ErrorState error={action.error} strip />}
    </>
  );
}

/** Where in the dashboard is what the API's address names. */
function placeOf({ action, companyId }: Task): { to: string; hash?: string } {
  switch (action.kind) {
    case 'connect':
    case 'look_at_connections':
      return { to: paths.connections };
    case 'look_at_messages': {
      const state = new URLSearchParams(action.href.split('?')[1]).get('state') ?? undefined;
      return { to: paths.messages, hash: writeFragment({ company: companyId ?? undefined, state }) };
    }
    case 'look_at_company':
      return { to: companyId ? companyPath(companyId) : paths.completeness };
    default:
      return { to: paths.completeness };
  }
}
