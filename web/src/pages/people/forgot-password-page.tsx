/** Asks for a link to choose a new password. What it answers is the same for every address. */
import { Button, Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useRequestPasswordReset } from '../../api/password-reset.ts';
import { paths } from '../../app/paths.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useSignInText } from '../../text/sign-in.ts';

export function ForgotPasswordPage() {
  const t = useSignInText().forgotten;
  const request = useRequestPasswordReset();
  const [email, setEmail] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    request.mutate(email.trim());
  };
  return (
    <CalmFrame title={t.title} lead={t.lead}>
      <form onSubmit={send}>
        <Stack>
          <TextInput
            label={t.email}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            maxLength={254}
            size="md"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          {request.error && <ErrorState error={request.error} strip />}
          <Button type="submit" size="md" loading={request.isPending}>
            {t.send}
          </Button>
          <p role="status">{request.isSuccess ? t.sent : ''}</p>
          <Link to={paths.home}>{t.back}</Link>
        </Stack>
      </form>
    </CalmFrame>
  );
}
