/** One webhook: what it is told, its deliveries with what the server answered, and a period sent again. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import type { Webhook, WebhookDelivery } from '../../api/shapes.ts';
import { useChangeWebhook, useDeliveries, useReplay, useRetryDelivery } from '../../api/webhooks.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import form from '../../components/settings-section.module.css';
import { SidePanel } from '../../components/side-panel.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import { formatMoment } from '../../format/instants.ts';
import { useLanguage } from '../../text/language.tsx';
import { useWebhooksText } from '../../text/webhooks.ts';
import { isWhole, WebhookChoice } from './webhook-choice.tsx';
import classes from './webhooks.module.css';

const pageSize = 50;
/** The API's own limit of one page. */
const mostShown = 200;

export default function DeliveriesPanel({ webhook, onClose }: { webhook: Webhook; onClose(): void }) {
  const t = useWebhooksText();
  const [limit, setLimit] = useState(pageSize);
  const query = useDeliveries(webhook.id, limit);
  return (
    <SidePanel opened onClose={onClose} title={new URL(webhook.url).host}>
      <div className={classes.panel}>
        <ChangeChoice webhook={webhook} />
        <Replay webhook={webhook} />
        <h3>{t.deliveries}</h3>
        <Loaded query={query}>
          {({ data, nextCursor }) =>
            data.length === 0 ? (
              <p className="quiet">{t.noDeliveries}</p>
            ) : (
              <>
                <ul className={classes.deliveries} aria-label={t.deliveries}>
                  {data.map((delivery) => (
                    <Delivery key={delivery.id} delivery={delivery} />
                  ))}
                </ul>
                {nextCursor !== null && limit < mostShown && (
                  <Button variant="default" onClick={() => setLimit(mostShown)}>
                    {t.more}
                  </Button>
                )}
              </>
            )
          }
        </Loaded>
      </div>
    </SidePanel>
  );
}

const states: Record<WebhookDelivery['state'], State> = {
  waiting: 'waiting',
  delivered: 'calm',
  failed: 'lost',
};

function Delivery({ delivery }: { delivery: WebhookDelivery }) {
  const t = useWebhooksText();
  const { language } = useLanguage();
  const retry = useRetryDelivery();
  const nameOf = useCompanyNames();
  const { id, type, cause, state, attempts, log, nextAttemptAt, heldUpBy, createdAt } = delivery;
  const company = delivery.companyId && nameOf(delivery.companyId);
  const event = t.event[type];
  const at = formatMoment(new Date(createdAt), language, new Date());
  return (
    <li>
      <div className={classes.head}>
        <span>
          <strong>{event}</strong> {cause !== 'event' && <span className="quiet">{t.cause[cause]}</span>}
        </span>
        <StateMark state={states[state]}>{t.deliveryState[state]}</StateMark>
      </div>
      <div className={classes.head}>
        <span className="quiet">
          <Instant at={createdAt} as="moment" />
          {company && ` · ${company}`}
          {attempts > 0 && ` · ${t.attempts(attempts)}`}
          {nextAttemptAt !== null && attempts > 0 && (
            <>
              {' · '}
              {t.next} <Instant at={nextAttemptAt} />
            </>
          )}
          {heldUpBy !== null && ` · ${t.heldUpBy}`}
        </span>
        <Button
          variant="subtle"
          size="compact-xs"
          loading={retry.isPending}
          aria-label={t.retryLabel(event, at)}
          onClick={() => retry.mutate(id)}
        >
          {state === 'waiting' ? t.retryNow : t.retry}
        </Button>
      </div>
      {retry.error && <ErrorState error={retry.error} strip />}
      {log.length > 0 && (
        <details>
          <summary>{t.answer}</summary>
          <ul className={classes.attempts}>
            {log.map(({ n, at: tried, status, code, answer }) => (
              <li key={n}>
                <Instant at={tried} as="moment" /> · {status ?? ''} {code !== null && t.code[code]}
                {answer ? (
                  <pre className={classes.answer}>{answer}</pre>
                ) : (
                  <span className="quiet"> · {t.noAnswer}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function ChangeChoice({ webhook }: { webhook: Webhook }) {
  const t = useWebhooksText();
  const change = useChangeWebhook(webhook.id);
  const [choice, setChoice] = useState({ events: webhook.events, companies: webhook.companies });
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(choice);
  };
  return (
    <details className={classes.details}>
      <summary>{t.change}</summary>
      <form onSubmit={send}>
        <WebhookChoice value={choice} onChange={setChoice} />
        <div className={form.line}>
          <Button type="submit" size="xs" loading={change.isPending} disabled={!isWhole(choice)}>
            {t.save}
          </Button>
          <span role="status">{change.isSuccess && t.saved}</span>
        </div>
        {change.error && <ErrorState error={change.error} strip />}
      </form>
    </details>
  );
}

/** Whole days of the browser's own zone; yesterday and today until something else is chosen. */
function Replay({ webhook: { id } }: { webhook: Webhook }) {
  const t = useWebhooksText();
  const replay = useReplay(id);
  const [from, setFrom] = useState(() => localDay(-1));
  const [to, setTo] = useState(() => localDay(0));
  const send = (event: FormEvent) => {
    event.preventDefault();
    const end = new Date(`${to}T00:00`);
    end.setDate(end.getDate() + 1);
    replay.mutate({ from: new Date(`${from}T00:00`).toISOString(), to: end.toISOString() });
  };
  return (
    <details className={classes.details}>
      <summary>{t.replay}</summary>
      <form onSubmit={send}>
        <span className="quiet">{t.replayHelp}</span>
        <div className={form.line}>
          <TextInput
            label={t.from}
            type="date"
            required
            withAsterisk={false}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label={t.to}
            type="date"
            required
            withAsterisk={false}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" loading={replay.isPending}>
            {t.replayAction}
          </Button>
        </div>
        <span role="status">{replay.data && t.replayed(replay.data.queued)}</span>
        {replay.error && <ErrorState error={replay.error} strip />}
      </form>
    </details>
  );
}

/** As an input has it: `2026-11-30`. */
function localDay(fromToday: number): string {
  const at = new Date();
  at.setDate(at.getDate() + fromToday);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
