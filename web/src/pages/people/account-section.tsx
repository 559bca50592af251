/** The reader's account: e-mail, password, signing out everywhere. */
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useChangePassword, useProfile, useSignOutEverywhere } from '../../api/profile.ts';
import { useSession } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import classes from '../../components/settings-section.module.css';
import { usePasskeysText } from '../../text/passkeys.ts';
import { useSecondFactorText } from '../../text/second-factor.ts';
import { useSettingsText } from '../../text/settings.ts';
import { NoPassword } from './no-password.tsx';
import { Passkeys } from './passkeys.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

export default function AccountSection() {
  const t = useSettingsText().account;
  const secondFactor = useSecondFactorText();
  const passkeys = usePasskeysText();
  const { data: session } = useSession();
  const { data: profile } = useProfile();
  const leave = useSignOutEverywhere();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <p>
        {t.who} <strong>{session?.user?.email}</strong>
      </p>
      {profile?.identity && (
        <p>
          {t.linked(profile.identity.issuer, profile.hasPassword)}{' '}
          <span className="quiet">
            {t.linkedSince} <Instant at={profile.identity.linkedAt} as="date" />.
          </span>
        </p>
      )}
      <h3>{profile?.hasPassword === false ? t.noPasswordTitle : t.password}</h3>
      {profile?.hasPassword === false ? (
        <NoPassword email={profile.email} />
      ) : (
        <ChangePassword email={session?.user?.email ?? ''} />
      )}
      <h3>{passkeys.title}</h3>
      <Passkeys />
      <h3>{secondFactor.title}</h3>
      <SecondFactor />
      <h3>{t.sessions.title}</h3>
      <Sessions />
      <h3>{t.everywhere}</h3>
      <p className="quiet">{t.everywhereText}</p>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t.everywhereAction}
        </Button>
      </div>
      {asking && (
        <Suspense>
          <Confirm
            opened
            onClose={() => setAsking(false)}
            title={t.everywhere}
            action={t.everywhereAction}
            onConfirm={() => leave.mutate()}
            busy={leave.isPending}
            error={leave.error}
          >
            {t.everywhereText}
          </Confirm>
        </Suspense>
      )}
    </>
  );
}

const shortest = 10;
const longest = 128;

function ChangePassword({ email }: { email: string }) {
  const t = useSettingsText().account;
  const change = useChangePassword();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          setCurrent('');
          setNew('');
        },
      },
    );
  };
  const { error } = change;
  const wrong = error instanceof ApiProblem ? error.document.parameter : undefined;
  const sentenceOf = (parameter: string) =>
    wrong === parameter ? (error as ApiProblem).document.detail : undefined;
  return (
    <form onSubmit={send} className={classes.form}>
      {/* Tells password managers which account it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t.current}
        autoComplete="current-password"
        required
        withAsterisk={false}
        maxLength={longest}
        value={currentPassword}
        error={sentenceOf('currentPassword')}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t.next}
        description={t.nextHelp}
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={shortest}
        maxLength={longest}
        value={newPassword}
        error={sentenceOf('newPassword')}
        onChange={(event) => setNew(event.currentTarget.value)}
      />
      {error && wrong === undefined && <ErrorState error={error} strip />}
      <div>
        <Button type="submit" loading={change.isPending}>
          {t.change}
        </Button>
      </div>
      <span role="status">{change.isSuccess ? t.changed : ''}</span>
    </form>
  );
}
