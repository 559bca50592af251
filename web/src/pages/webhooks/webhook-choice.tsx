/** What a webhook is told: its types of events, and all companies or some. */
import { Button, Checkbox, Radio } from '@mantine/core';
import { useState } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import type { WebhookEventType } from '../../api/shapes.ts';
import { CompanySelect } from '../../components/company-select.tsx';
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
      <fieldset className={classes.choices}>
        <legend>{t.companies}</legend>
        <Radio
          label={t.allCompanies}
          checked={companies === null}
          onChange={() => onChange({ ...value, companies: null })}
        />
        <Radio
          label={t.someCompanies}
          checked={companies !== null}
          onChange={() => onChange({ ...value, companies: companies ?? [] })}
        />
      </fieldset>
      {companies !== null && (
        <Companies ids={companies} onChange={(ids) => onChange({ ...value, companies: ids })} />
      )}
    </>
  );
}

function Companies({ ids, onChange }: { ids: string[]; onChange(ids: string[]): void }) {
  const t = useWebhooksText();
  const nameOf = useCompanyNames();
  // The field is empty again after each choice.
  const [asked, setAsked] = useState(0);
  return (
    <div className={classes.companies}>
      <CompanySelect
        key={asked}
        label={t.addCompany}
        value={undefined}
        onChange={(id) => {
          if (id && !ids.includes(id)) onChange([...ids, id]);
          setAsked(asked + 1);
        }}
      />
      {ids.length > 0 && (
        <ul className={classes.chosen} aria-label={t.companies}>
          {ids.map((id) => {
            const name = nameOf(id) ?? id;
            return (
              <li key={id}>
                <span className="clip">{name}</span>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t.removeCompany(name)}
                  onClick={() => onChange(ids.filter((each) => each !== id))}
                >
                  ×
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** Something is chosen of each. */
export function isWhole({ events, companies }: Choice): boolean {
  return events.length > 0 && (companies === null || companies.length > 0);
}
