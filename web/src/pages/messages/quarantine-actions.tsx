/** The actions on a quarantined file: download it, and accept it with a reason. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { quarantinedZipUrl, useAcceptQuarantined } from '../../api/quarantine.ts';
import type { Quarantined } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { useQuarantineText } from '../../text/quarantine.ts';
import classes from './messages.module.css';

const ConfirmWithReason = lazy(() => import('./confirm-with-reason.tsx'));

export function QuarantineActions({ row }: { row: Quarantined }) {
  const t = useQuarantineText();
  const may = useMay('admin');
  const [accepting, setAccepting] = useState(false);
  const name = row.messageId ?? row.uploadIndex;
  return (
    <div className={classes.actions}>
      <Button
        component="a"
        href={quarantinedZipUrl(row.id)}
        download
        size="compact-sm"
        variant="default"
        aria-label={t.downloadLabel(name)}
      >
        {t.download}
      </Button>
      {may && row.decision === null && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t.acceptLabel(name)}
          onClick={() => setAccepting(true)}
        >
          {t.accept}
        </Button>
      )}
      {accepting && (
        <Suspense>
          <Accept id={row.id} onClose={() => setAccepting(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Accept({ id, onClose }: { id: string; onClose(): void }) {
  const t = useQuarantineText();
  const accept = useAcceptQuarantined();
  return (
    <ConfirmWithReason
      title={t.acceptTitle}
      text={t.acceptText}
      action={t.acceptAction}
      label={t.reason}
      help={t.reasonHelp}
      busy={accept.isPending}
      error={accept.error}
      onConfirm={(reason) => accept.mutate({ id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
