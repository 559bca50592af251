/** The page of a link from a mail: a new password is chosen, once. */
import { Button, PasswordInput, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useResetPassword } from '../../api/password-reset.ts';
import { ApiProblem } from '../../api/problem.ts';
import { takeToken } from '../../app/once-token.ts';
import { paths } from '../../app/paths.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useSignInText } from '../../text/sign-in.ts';

const shortest = 10;
const longest = 128;

export function NewPasswordPage() {
  const t = useSignInText().chosen;
  const [token] = useState(() => takeToken(paths.newPassword));
  const reset = useResetPassword();
  const [newPassword, setPassword] = useState('');
  const gone = reset.error instanceof ApiProblem && reset.error.code === 'link_expired';
  if (token === '' || gone) {
    return (
      <CalmFrame title={t.gone} lead={t.goneText}>
        <Link to={paths.forgotPassword}>{t.again}</Link>
      </CalmFrame>
    );
  }
  if (reset.isSuccess) {
    return (
      <CalmFrame title={t.done} lead={t.doneText}>
        <Link to={paths.home}>{t.signIn}</Link>
      </CalmFrame>
    );
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    reset.mutate({ token, newPassword });
  };
  return (
    <CalmFrame title={t.title} lead={t.lead}>
      <form onSubmit={send}>
        <Stack>
          <PasswordInput
            label={t.password}
            description={t.help}
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={shortest}
            maxLength={longest}
            size="md"
            value={newPassword}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {reset.error && <ErrorState error={reset.error} strip />}
          <Button type="submit" size="md" loading={reset.isPending}>
            {t.go}
          </Button>
        </Stack>
      </form>
    </CalmFrame>
  );
}
