/** The button that starts a sync, or links to the one that is running. */
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { progressOf } from '../../api/run-event.ts';
import { isUnderWay, useLatestRun, useTriggerSync } from '../../api/runs.ts';
import { useMay } from '../../api/use-session.ts';
import { paths } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useHomeText } from '../../text/home.ts';

export function SyncNow() {
  const t = useHomeText().sync;
  const navigate = useNavigate();
  const may = useMay('sync');
  const { data: run } = useLatestRun();
  const trigger = useTriggerSync();
  if (isUnderWay(run)) {
    const { done, total } = progressOf(run).companies;
    return (
      <Button
        variant="light"
        component={Link}
        to={paths.live}
        leftSection={<IconRefresh size={16} aria-hidden />}
      >
        {t.underWay(done, total)}
      </Button>
    );
  }
  if (!may) return null;
  const go = () =>
    trigger.mutate(undefined, { onSuccess: (id) => void navigate({ to: `${paths.live}/${id}` }) });
  return (
    <>
      {trigger.error && <ErrorState error={trigger.error} strip />}
      <Button leftSection={<IconRefresh size={16} aria-hidden />} loading={trigger.isPending} onClick={go}>
        {t.now}
      </Button>
    </>
  );
}
