/** Webhooks: added, switched on and off, tried, removed; the deliveries of one in a panel. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Webhook } from '../../api/shapes.ts';
import {
  useChangeWebhook,
  useRemoveWebhook,
  useRotateSecret,
  useTestWebhook,
  useWebhooks,
} from '../../api/webhooks.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import classes from '../../components/settings-section.module.css';
import { ShownOnce } from '../../components/shown-once.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useWebhooksText } from '../../text/webhooks.ts';
import { AddWebhook } from './add-webhook.tsx';
import own from './webhooks.module.css';

const Confirm = lazy(() => import('../../components/confirm.tsx'));
const DeliveriesPanel = lazy(() => import('./deliveries-panel.tsx'));

export default function WebhooksSection() {
  const t = useWebhooksText();
  const query = useWebhooks();
  const [opened, setOpened] = useState<string>();
  const open = query.data?.find(({ id }) => id === opened);
  return (
    <>
      <p className="quiet">
        {t.lead} <a href="/docs">{t.docs}</a>
      </p>
      <AddWebhook />
      <Loaded query={query}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <p className="quiet">{t.none}</p>
          ) : (
            <ul className={`panel ${classes.rows}`} aria-label={t.list}>
              {webhooks.map((webhook) => (
                <Row key={webhook.id} webhook={webhook} onOpen={() => setOpened(webhook.id)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open && (
        <Suspense>
          <DeliveriesPanel webhook={open} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </>
  );
}

type Asked = 'rotate' | 'remove';

function Row({ webhook, onOpen }: { webhook: Webhook; onOpen(): void }) {
  const t = useWebhooksText();
  const { host } = new URL(webhook.url);
  const change = useChangeWebhook(webhook.id);
  const test = useTestWebhook();
  const rotate = useRotateSecret();
  const [asked, setAsked] = useState<Asked>();
  const on = webhook.state === 'active';
  const error = change.error ?? test.error;
  return (
    <li>
      <Facts webhook={webhook} />
      <div className={own.actions}>
        <Action text={t.open} label={t.openLabel(host)} onClick={onOpen} />
        <Action
          text={t.test}
          label={t.testLabel(host)}
          busy={test.isPending}
          onClick={() => test.mutate(webhook.id, { onSuccess: onOpen })}
        />
        <Action
          text={on ? t.switchOff : t.switchOn}
          label={on ? t.switchOffLabel(host) : t.switchOnLabel(host)}
          busy={change.isPending}
          onClick={() => change.mutate({ state: on ? 'disabled' : 'active' })}
        />
        {webhook.format === 'standard' && (
          <Action text={t.rotate} label={t.rotateLabel(host)} onClick={() => setAsked('rotate')} />
        )}
        <Action text={t.remove} label={t.removeLabel(host)} danger onClick={() => setAsked('remove')} />
      </div>
      {error && <ErrorState error={error} strip />}
      {rotate.data && <ShownOnce label={t.secret} value={rotate.data.secret} help={t.secretHelpRotated} />}
      {asked === 'remove' && (
        <Suspense>
          <RemoveWebhook id={webhook.id} host={host} onClose={() => setAsked(undefined)} />
        </Suspense>
      )}
      {asked === 'rotate' && (
        <Suspense>
          <Confirm
            opened
            onClose={() => setAsked(undefined)}
            title={t.rotateTitle}
            action={t.rotateAction}
            onConfirm={() => rotate.mutate(webhook.id, { onSuccess: () => setAsked(undefined) })}
            busy={rotate.isPending}
            error={rotate.error}
          >
            {t.rotateText(host)}
          </Confirm>
        </Suspense>
      )}
    </li>
  );
}

interface ActionProps {
  text: string;
  label: string;
  busy?: boolean;
  danger?: boolean;
  onClick(): void;
}

function Action({ text, label, busy = false, danger = false, onClick }: ActionProps) {
  return (
    <Button
      variant="subtle"
      size="xs"
      aria-label={label}
      loading={busy}
      {...(danger && { color: 'red' })}
      onClick={onClick}
    >
      {text}
    </Button>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const t = useWebhooksText();
  const { url, format, events, companies, createdAt, waiting, heldUpSince } = webhook;
  return (
    <div className={`${classes.who} ${own.facts}`}>
      <strong className="clip" title={url}>
        {url}
      </strong>
      <span className="quiet clip" title={events.map((type) => t.event[type]).join(', ')}>
        {format === 'standard' ? '' : `${t.formats[format]} · `}
        {t.countEvents(events.length)} ·{' '}
        {companies === null ? t.allCompanies : t.countCompanies(companies.length)} · {t.made}{' '}
        <Instant at={createdAt} as="date" />
      </span>
      <WebhookState webhook={webhook} />
      {waiting > 0 && (
        <span className="quiet">
          {t.waiting(waiting)}
          {heldUpSince !== null && (
            <>
              {' · '}
              {t.heldUp} <Instant at={heldUpSince} />
            </>
          )}
        </span>
      )}
    </div>
  );
}

function WebhookState({ webhook: { state, disabledReason, failingSince } }: { webhook: Webhook }) {
  const t = useWebhooksText();
  if (state === 'disabled')
    return (
      <StateMark state={disabledReason === 'person' ? 'none' : 'needs'} long>
        {t.state.disabled}
        {disabledReason && `: ${t.reason[disabledReason]}`}
      </StateMark>
    );
  return failingSince === null ? (
    <StateMark state="calm">{t.state.active}</StateMark>
  ) : (
    <StateMark state="waiting">{t.failing}</StateMark>
  );
}

function RemoveWebhook({ id, host, onClose }: { id: string; host: string; onClose(): void }) {
  const t = useWebhooksText();
  const remove = useRemoveWebhook();
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.removeTitle}
      action={t.removeAction}
      onConfirm={() => remove.mutate(id, { onSuccess: onClose })}
      busy={remove.isPending}
      error={remove.error}
    >
      {t.removeText(host)}
    </Confirm>
  );
}
