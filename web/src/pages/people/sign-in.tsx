/** The sign-in, at the requested address; on an installation without accounts, the first visit instead. */
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { oidcStart, useTold } from '../../api/oidc.ts';
import { browserHasPasskeys, usePasskeySignIn } from '../../api/passkeys.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useSetup, useSignIn } from '../../api/use-session.ts';
import { paths } from '../../app/paths.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PasskeyError } from '../../components/passkey-error.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { usePasskeysText } from '../../text/passkeys.ts';
import { useSignInText } from '../../text/sign-in.ts';

const SecondStep = lazy(() => import('./second-step.tsx'));
// Used once per installation.
const SetUp = lazy(() => import('../start/set-up.tsx'));

export default function SignIn() {
  const setup = useSetup();
  if (setup.data?.needed) {
    return (
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <SetUp />
      </Suspense>
    );
  }
  if (setup.error) return <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />;
  return setup.data ? <SignInForm {...setup.data} /> : <SkeletonRows rows={3} />;
}

function SignInForm({ mail, passkeys, oidc }: { mail: boolean; passkeys: boolean; oidc: string | null }) {
  const t = useSignInText();
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email: email.trim(), password });
  };
  const [told, setTold] = useTold();
  if (signIn.data?.secondFactorNeeded || told === 'second_step') {
    return (
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <SecondStep
          onAgain={() => {
            signIn.reset();
            setTold(undefined);
          }}
        />
      </Suspense>
    );
  }
  const { error } = signIn;
  const wrong = error instanceof ApiProblem && ['unauthenticated', 'invalid_input'].includes(error.code);
  const wait =
    error instanceof ApiProblem && error.code === 'too_many_requests' ? error.retryAfterSeconds : undefined;
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
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            size="md"
          />
          <PasswordInput
            label={t.password}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={wrong ? t.wrong : wait !== undefined ? t.tooMany(wait) : undefined}
            size="md"
          />
          {error && !wrong && wait === undefined && <ErrorState error={error} strip />}
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t.go}
          </Button>
          {passkeys && browserHasPasskeys && <ByPasskey />}
          {oidc !== null && (
            <Button variant="default" size="md" component="a" href={oidcStart()}>
              {t.oidc(oidc)}
            </Button>
          )}
          {oidc !== null && told !== undefined && told in t.oidcRefused && (
            <p role="alert">{t.oidcRefused[told as keyof typeof t.oidcRefused](oidc)}</p>
          )}
          {mail && <Link to={paths.forgotPassword}>{t.forgot}</Link>}
          <Text size="sm" c="dimmed">
            {t.noAccount}
          </Text>
        </Stack>
      </form>
    </CalmFrame>
  );
}

function ByPasskey() {
  const t = usePasskeysText();
  const signIn = usePasskeySignIn();
  return (
    <>
      <Button variant="default" size="md" loading={signIn.isPending} onClick={() => signIn.mutate()}>
        {t.signIn}
      </Button>
      {signIn.error && <PasskeyError error={signIn.error} />}
    </>
  );
}
