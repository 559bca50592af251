/** Where the reader is signed in: which browser, from where, last used; one ended, or all others. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useEndOtherSessions, useEndSession, useOwnSessions } from '../../api/profile.ts';
import type { OpenSession } from '../../api/shapes.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import classes from '../../components/settings-section.module.css';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { nameBrowser } from '../../format/browser-name.ts';
import { useSettingsText } from '../../text/settings.ts';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

export function Sessions() {
  const t = useSettingsText().account.sessions;
  const query = useOwnSessions();
  const end = useEndSession();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Loaded query={query} skeleton={<SkeletonRows rows={1} />}>
        {(sessions) => (
          <>
            <ul className={`panel ${classes.rows}`} aria-label={t.list}>
              {sessions.map((session) => (
                <Row key={session.id} session={session} busy={end.isPending} onEnd={end.mutate} />
              ))}
            </ul>
            {end.error && <ErrorState error={end.error} strip />}
            {sessions.length > 1 && (
              <div>
                <Button variant="default" onClick={() => setAsking(true)}>
                  {t.others}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
      <p className="quiet">{t.help}</p>
      {asking && (
        <Suspense>
          <EndOthers onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

function Row({ session, busy, onEnd }: { session: OpenSession; busy: boolean; onEnd(id: string): void }) {
  const t = useSettingsText().account.sessions;
  const { id, current, userAgent, address, signedInAt, lastSeenAt } = session;
  const named = nameBrowser(userAgent);
  const what = named ? (named.system ? t.on(named.browser, named.system) : named.browser) : t.unknown;
  return (
    <li>
      <div className={classes.who}>
        <span className="clip">
          <strong>{what}</strong> {current && <span className="quiet">({t.here})</span>}
        </span>
        <span className="quiet">
          {address !== null && `${t.from(address)} · `}
          {t.since} <Instant at={signedInAt} as="moment" /> · {t.used} <Instant at={lastSeenAt} />
        </span>
      </div>
      {!current && (
        <Button
          variant="subtle"
          color="red"
          size="xs"
          aria-label={t.endLabel(what)}
          disabled={busy}
          onClick={() => onEnd(id)}
        >
          {t.end}
        </Button>
      )}
    </li>
  );
}

function EndOthers({ onClose }: { onClose(): void }) {
  const t = useSettingsText().account.sessions;
  const end = useEndOtherSessions();
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.othersTitle}
      action={t.others}
      onConfirm={() => end.mutate(undefined, { onSuccess: onClose })}
      busy={end.isPending}
      error={end.error}
    >
      {t.othersText}
    </Confirm>
  );
}
