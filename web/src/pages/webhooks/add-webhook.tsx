/** Adds a webhook; its secret is shown once. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { WebhookFormat } from '../../api/shapes.ts';
import { useMakeWebhook } from '../../api/webhooks.ts';
import { ErrorState } from '../../components/error-state.tsx';
import classes from '../../components/settings-section.module.css';
import { ShownOnce } from '../../components/shown-once.tsx';
import { useLanguage } from '../../text/language.tsx';
import { useWebhooksText } from '../../text/webhooks.ts';
import { type Choice, isWhole, WebhookChoice } from './webhook-choice.tsx';

const formats: WebhookFormat[] = ['standard', 'ntfy', 'slack', 'apprise'];
const nothing: Choice = { events: ['invoice.received'], companies: null };

export function AddWebhook() {
  const t = useWebhooksText();
  const page = useLanguage();
  const make = useMakeWebhook();
  const [url, setUrl] = useState('');
  const [format, setFormat] = useState<WebhookFormat>('standard');
  const [language, setLanguage] = useState(page.language);
  const [choice, setChoice] = useState(nothing);
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(
      { url: url.trim(), format, language, ...choice },
      {
        onSuccess: () => {
          setUrl('');
          setChoice(nothing);
        },
      },
    );
  };
  return (
    <>
      <form onSubmit={send} className={`panel ${classes.box}`} aria-label={t.add}>
        <div className={classes.line}>
          <TextInput
            label={t.url}
            placeholder={t.urlHelp}
            type="url"
            required
            withAsterisk={false}
            maxLength={2000}
            value={url}
            className={classes.grow!}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <NativeSelect
            label={t.format}
            value={format}
            data={formats.map((each) => ({ value: each, label: t.formats[each] }))}
            onChange={(event) => setFormat(event.currentTarget.value as WebhookFormat)}
          />
          {format !== 'standard' && (
            <NativeSelect
              label={t.language}
              value={language}
              data={(['ro', 'en'] as const).map((each) => ({ value: each, label: t.languages[each] }))}
              onChange={(event) => setLanguage(event.currentTarget.value as 'ro' | 'en')}
            />
          )}
        </div>
        <WebhookChoice value={choice} onChange={setChoice} />
        <div>
          <Button type="submit" loading={make.isPending} disabled={!isWhole(choice)}>
            {t.add}
          </Button>
        </div>
      </form>
      {make.error && <ErrorState error={make.error} strip />}
      {make.data?.format === 'standard' && (
        <ShownOnce label={t.secret} value={make.data.secret} help={t.secretHelp} />
      )}
    </>
  );
}
