/** The two forms that accept an invitation: a new account, or the password of an existing one. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Acceptance } from '../../api/invitation.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useSetup } from '../../api/use-session.ts';
import { paths } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useInvitationText } from '../../text/invitation.ts';
import classes from './invitation.module.css';

interface Props {
  email: string;
  busy: boolean;
  error: Error | null;
  onAccept(given: Acceptance): void;
}

const shortest = 10;
const longest = 128;

export function NewAccount({ email, busy, error, onAccept }: Props) {
  const t = useInvitationText();
  const { data: setup } = useSetup();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onAccept({ as: 'new', name: name.trim(), password });
  };
  return (
    <form onSubmit={send} className={classes.stack}>
      <ForPasswordKeepers email={email} />
      <TextInput
        label={t.name}
        autoComplete="name"
        required
        withAsterisk={false}
        maxLength={200}
        size="md"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t.password}
        description={t.passwordHelp}
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={shortest}
        maxLength={longest}
        size="md"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {error && <ErrorState error={error} strip />}
      <Button type="submit" size="md" loading={busy}>
        {t.accept}
      </Button>
      {setup?.oidc && <OtherWay />}
    </form>
  );
}

export function ExistingAccount({ email, busy, error, onAccept }: Props) {
  const t = useInvitationText();
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onAccept({ as: 'account', password });
  };
  const wrong = error instanceof ApiProblem && error.code === 'unauthenticated';
  return (
    <form onSubmit={send} className={classes.stack}>
      <p>{t.hasAccount}</p>
      <ForPasswordKeepers email={email} />
      <PasswordInput
        label={t.passwordOf}
        autoComplete="current-password"
        required
        withAsterisk={false}
        maxLength={longest}
        size="md"
        value={password}
        error={wrong ? t.wrong : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {error && !wrong && <ErrorState error={error} strip />}
      <Button type="submit" size="md" loading={busy}>
        {t.accept}
      </Button>
      <OtherWay />
    </form>
  );
}

/** The token of the link is in this page alone: the way to the sign-in does not keep it. */
function OtherWay() {
  const t = useInvitationText();
  return (
    <p className="quiet">
      {t.otherWay} <Link to={paths.home}>{t.toSignIn}</Link>
    </p>
  );
}

/** Tells password managers which account it is. */
function ForPasswordKeepers({ email }: { email: string }) {
  return <input type="email" autoComplete="username" value={email} readOnly hidden />;
}
