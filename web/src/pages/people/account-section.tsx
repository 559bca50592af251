/** One's own account: who one is here, another password, the way out everywhere. */
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useChangePassword, useSignOutEverywhere } from '../../api/profile.ts';
import { useSession } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useSettingsWords } from '../../text/settings.ts';
import classes from '../settings/settings.module.css';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

export default function AccountSection() {
  const words = useSettingsWords().account;
  const { data: session } = useSession();
  const leave = useSignOutEverywhere();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <p>
        {words.who} <strong>{session?.user?.email}</strong>
      </p>
      <h3>{words.password}</h3>
      <ChangePassword email={session?.user?.email ?? ''} />
      <h3>{words.everywhere}</h3>
      <p className="quiet">{words.everywhereText}</p>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {words.everywhereDeed}
        </Button>
      </div>
      {asking && (
        <Suspense>
          <Confirm
            opened
            onClose={() => setAsking(false)}
            title={words.everywhere}
            deed={words.everywhereDeed}
            onConfirm={() => leave.mutate()}
            busy={leave.isPending}
            error={leave.error}
          >
            {words.everywhereText}
          </Confirm>
        </Suspense>
      )}
    </>
  );
}

const shortest = 10;
const longest = 128;

function ChangePassword({ email }: { email: string }) {
  const words = useSettingsWords().account;
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
  return (
    <form onSubmit={send} className={classes.form}>
      {/* For whoever keeps passwords: whose it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={words.current}
        autoComplete="current-password"
        required
        withAsterisk={false}
        maxLength={longest}
        value={currentPassword}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={words.next}
        description={words.nextHelp}
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={shortest}
        maxLength={longest}
        value={newPassword}
        onChange={(event) => setNew(event.currentTarget.value)}
      />
      {change.error && <ErrorState error={change.error} strip />}
      <div>
        <Button type="submit" loading={change.isPending}>
          {words.change}
        </Button>
      </div>
      <span role="status">{change.isSuccess ? words.changed : ''}</span>
    </form>
  );
}
