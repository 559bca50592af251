/** API keys: created with a name and a scope, shown once, revoked. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { type ApiKey, useApiKeys, useLimitKey, useMakeKey, useRevokeKey } from '../../api/organisation.ts';
import type { CompanyLimit } from '../../api/shapes.ts';
import { useSession } from '../../api/use-session.ts';
import { CompanyLimitChoice } from '../../components/companies/company-limit.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import classes from '../../components/settings-section.module.css';
import { ShownOnce } from '../../components/shown-once.tsx';
import { useSettingsText } from '../../text/settings.ts';

const Confirm = lazy(() => import('../../components/confirm.tsx'));
const LimitPanel = lazy(() => import('../../components/companies/limit-panel.tsx'));
const scopes: ApiKey['scope'][] = ['read', 'sync', 'admin'];

export default function KeysSection() {
  const { keys: words, limit } = useSettingsText();
  const t = { ...words, limit };
  const query = useApiKeys();
  const [leaving, setLeaving] = useState<ApiKey>();
  const [limiting, setLimiting] = useState<ApiKey>();
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
                    variant="default"
                    size="xs"
                    aria-label={t.limit.of(key.name)}
                    onClick={() => setLimiting(key)}
                  >
                    {t.limit.count(key.companies)}
                  </Button>
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
      {limiting && (
        <Suspense>
          <LimitKey apiKey={limiting} onClose={() => setLimiting(undefined)} />
        </Suspense>
      )}
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
  // Of who sees some companies: these.
  const { data: session } = useSession();
  const [companies, setCompanies] = useState<CompanyLimit>(session?.companies ?? 'all');
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ name: name.trim(), scope, companies }, { onSuccess: () => setName('') });
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
        <CompanyLimitChoice value={companies} onChange={setCompanies} />
        <Button type="submit" loading={make.isPending}>
          {t.make}
        </Button>
      </form>
      {make.error && <ErrorState error={make.error} strip />}
      {make.data && <ShownOnce label={t.key} value={make.data.key} help={t.keyHelp} />}
    </>
  );
}

function LimitKey({ apiKey, onClose }: { apiKey: ApiKey; onClose(): void }) {
  const t = useSettingsText().limit;
  const limit = useLimitKey();
  return (
    <LimitPanel
      who={apiKey.name}
      companies={apiKey.companies}
      help={t.keyHelp}
      onSave={(companies) => limit.mutate({ id: apiKey.id, companies }, { onSuccess: onClose })}
      onClose={onClose}
      busy={limit.isPending}
      error={limit.error}
    />
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
