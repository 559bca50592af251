/** The actions on a message: open its invoice, request it now, or close it permanently with a reason. */
import { Button, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useCloseMessage, useRetryMessage } from '../../api/messages.ts';
import type { Message } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { paths } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useMessagesText } from '../../text/messages.ts';
import classes from './messages.module.css';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

export function MessageActions({ message: { id, state, invoiceId } }: { message: Message }) {
  const t = useMessagesText();
  const maySync = useMay('sync');
  const mayClose = useMay('admin');
  const retry = useRetryMessage();
  const [closing, setClosing] = useState(false);
  return (
    <>
      <div className={classes.actions}>
        {invoiceId && (
          <Button component={Link} to={`${paths.invoices}/${invoiceId}`} variant="default">
            {t.panel.invoice}
          </Button>
        )}
        {state === 'archived' && (
          <Button component="a" href={`/api/v1/messages/${id}/zip`} download variant="default">
            {t.panel.zip}
          </Button>
        )}
        {state === 'pending' && maySync && (
          <Button loading={retry.isPending} onClick={() => retry.mutate(id)}>
            {t.retry}
          </Button>
        )}
        {state === 'pending' && mayClose && (
          <Button variant="default" onClick={() => setClosing(true)}>
            {t.close}
          </Button>
        )}
      </div>
      <span role="status">{retry.isSuccess ? t.retried : ''}</span>
      {retry.error && <ErrorState error={retry.error} strip />}
      {closing && (
        <Suspense>
          <CloseMessage id={id} onClose={() => setClosing(false)} />
        </Suspense>
      )}
    </>
  );
}

const fewestLetters = 3;

function CloseMessage({ id, onClose }: { id: string; onClose(): void }) {
  const t = useMessagesText();
  const close = useCloseMessage();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = () => {
    if (reason.trim().length < fewestLetters) return setMissing(true);
    close.mutate({ id, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.closeTitle}
      action={t.closeAction}
      onConfirm={confirm}
      busy={close.isPending}
      error={close.error}
    >
      <p>{t.closeText}</p>
      <Textarea
        label={t.closeWhy}
        description={t.closeWhyHelp}
        required
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        error={missing && reason.trim().length < fewestLetters ? t.closeWhyHelp : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  );
}
