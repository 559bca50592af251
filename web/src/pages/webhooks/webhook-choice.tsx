/** What a webhook is told: its types of events, and all companies or some. */
import { Checkbox } from '@mantine/core';
import type { WebhookEventType } from '../../api/shapes.ts';
import { CompanyChooser } from '../../components/companies/company-chooser.tsx';
import { useWebhooksText } from '../../text/webhooks.ts';
import classes from './webhooks.module.css';

export interface Choice {
  events: WebhookEventType[];
  /** Null: every company. */
  companies: string[] | null;
}

const eventTypes: WebhookEventType[] = [
  'invoice.received',
  'invoice.sent',
  'message.archived',
  'message.expiring',
  'run.finished',
  'company.access_lost',
  'company.access_restored',
  'connection.expiring',
  'integrity.finding',
  'company.head',
];

export function WebhookChoice({ value, onChange }: { value: Choice; onChange(choice: Choice): void }) {
  const t = useWebhooksText();
  const { events, companies } = value;
  const toggle = (type: WebhookEventType, on: boolean) =>
    onChange({ ...value, events: on ? [...events, type] : events.filter((each) => each !== type) });
  return (
    <>
      <fieldset className={classes.choices}>
        <legend>{t.events}</legend>
        {eventTypes.map((type) => (
          <Checkbox
            key={type}
            label={t.event[type]}
            checked={events.includes(type)}
            onChange={(event) => toggle(type, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <CompanyChooser
        legend={t.companies}
        ids={companies}
        onChange={(ids) => onChange({ ...value, companies: ids })}
      />
    </>
  );
}

/** Something is chosen of each. */
export function isWhole({ events, companies }: Choice): boolean {
  return events.length > 0 && (companies === null || companies.length > 0);
}
