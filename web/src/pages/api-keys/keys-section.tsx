/** API keys: created with a name and a scope, shown once, revoked. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { type ApiKey, useApiKeys, useMakeKey, useRevokeKey } from '../../api/organisation.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import classes from '../../components/settings-section.module.css';
import { ShownOnce } from '../../components/shown-once.tsx';
import { useSettingsText } from '../../text/settings.ts';

const Confirm = lazy(() => import('../../components/confirm.tsx'));
const scopes: ApiKey['scope'][] = ['read', 'sync', 'admin'];

export default function KeysSection() {
  const t = useSettingsText().keys;
  const query = useApiKeys();
  const [leaving, setLeaving] = useState<ApiKey>();
  return (
    <>
      <p className="quiet">
        {t.lead} <a href="/docs">{t.docs}</a>
      </p>
      <MakeKey />
      <Loaded query={query}>
        {(keys) =>
          keys.length === 0 ? (
            <p className="quiet">{t.none}</p>
          ) : (
            <ul className={`panel ${classes.rows}`} aria-label={t.list}>
              {keys.map((key) => (
                <li key={key.id}>
                  <KeyFacts apiKey={key} />
                  <Button
                    variant="subtle"
                    color="red"
                    size="xs"
                    aria-label={t.revokeLabel(key.name)}
                    onClick={() => setLeaving(key)}
                  >
                    {t.revoke}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {leaving && (
        <Suspense>
          <RevokeKey apiKey={leaving} onClose={() => setLeaving(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function KeyFacts({ apiKey: { name, hint, scope, createdAt, lastUsedAt } }: { apiKey: ApiKey }) {
  const t = useSettingsText().keys;
  return (
    <div className={classes.who}>
      <span className="clip">
        <strong>{name}</strong> <span className="mono quiet">{hint}…</span>
      </span>
      <span className="quiet clip">
        {t.scopes[scope]} · {t.made} <Instant at={createdAt} as="date" /> ·{' '}
        {lastUsedAt === null ? (
          t.never
        ) : (
          <>
            {t.used} <Instant at={lastUsedAt} />
          </>
        )}
      </span>
    </div>
  );
}

function MakeKey() {
  const t = useSettingsText().keys;
  const make = useMakeKey();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<ApiKey['scope']>('read');
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ name: name.trim(), scope }, { onSuccess: () => setName('') });
  };
  return (
    <>
      <form onSubmit={send} className={classes.line}>
        <TextInput
          label={t.name}
          required
          withAsterisk={false}
          maxLength={200}
          value={name}
          className={classes.grow!}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t.scope}
          value={scope}
          data={scopes.map((each) => ({ value: each, label: t.scopes[each] }))}
          onChange={(event) => setScope(event.currentTarget.value as ApiKey['scope'])}
        />
        <Button type="submit" loading={make.isPending}>
          {t.make}
        </Button>
      </form>
      {make.error && <ErrorState error={make.error} strip />}
      {make.data && <ShownOnce label={t.key} value={make.data.key} help={t.keyHelp} />}
    </>
  );
}

function RevokeKey({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose(): void }) {
  const t = useSettingsText().keys;
  const revoke = useRevokeKey();
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.revokeTitle}
      action={t.revokeAction}
      onConfirm={() => revoke.mutate(id, { onSuccess: onClose })}
      busy={revoke.isPending}
      error={revoke.error}
    >
      {t.revokeText(name)}
    </Confirm>
  );
}
