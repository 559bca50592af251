/** The actions on a message: open its invoice, request it now, or close it permanently with a reason. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useCloseMessage, useRetryMessage } from '../../api/messages.ts';
import type { Message } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { paths } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useMessagesText } from '../../text/messages.ts';
import classes from './messages.module.css';

const ConfirmWithReason = lazy(() => import('./confirm-with-reason.tsx'));

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

function CloseMessage({ id, onClose }: { id: string; onClose(): void }) {
  const t = useMessagesText();
  const close = useCloseMessage();
  return (
    <ConfirmWithReason
      title={t.closeTitle}
      text={t.closeText}
      action={t.closeAction}
      label={t.closeWhy}
      help={t.closeWhyHelp}
      busy={close.isPending}
      error={close.error}
      onConfirm={(reason) => close.mutate({ id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
