/** The actions on a run: stop it while it runs, start another when it has finished. */
import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { isUnderWay, useCancelRun } from '../../api/runs.ts';
import type { Run } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { useLiveText } from '../../text/run.ts';
import { SyncNow } from '../home/sync-now.tsx';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

export function RunActions({ run }: { run: Run }) {
  const t = useLiveText();
  const may = useMay('sync');
  const cancel = useCancelRun();
  const [asking, setAsking] = useState(false);
  if (!isUnderWay(run)) return <SyncNow />;
  if (!may) return null;
  const stop = () => cancel.mutate(run.id, { onSuccess: () => setAsking(false) });
  return (
    <>
      <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={() => setAsking(true)}>
        {t.cancel}
      </Button>
      {asking && (
        <Suspense>
          <Confirm
            opened
            onClose={() => setAsking(false)}
            title={t.cancelTitle}
            action={t.cancelAction}
            onConfirm={stop}
            busy={cancel.isPending}
            error={cancel.error}
          >
            {t.cancelText}
          </Confirm>
        </Suspense>
      )}
    </>
  );
}
