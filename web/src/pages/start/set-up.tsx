/** The first visit: the code from the console, then the account. Two screens, one request. */
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, take } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useSignIn } from '../../api/use-session.ts';
import { paths } from '../../app/paths.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useCommonText } from '../../text/common.ts';
import { useStartText } from '../../text/start.ts';
import { stepCount } from './steps.ts';

interface Account {
  name: string;
  email: string;
  password: string;
  organisation: string;
}

export default function SetUp() {
  const t = useStartText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const signIn = useSignIn();
  const [code, setCode] = useState('');
  const [screen, setScreen] = useState<'code' | 'account'>('code');
  const making = useMutation({
    mutationFn: async (account: Account) => {
      await take(api.POST('/api/v1/setup', { body: { code, ...account } }));
      client.setQueryData(['setup'], { needed: false });
      await navigate({ to: paths.start });
      await signIn.mutateAsync({ email: account.email, password: account.password });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.code === 'setup_code_wrong') setScreen('code');
    },
  });
  const codeWrong = making.error instanceof ApiProblem && making.error.code === 'setup_code_wrong';
  if (screen === 'code') {
    const send = (event: FormEvent) => {
      event.preventDefault();
      making.reset();
      setScreen('account');
    };
    return (
      <CalmFrame
        title={t.code.title}
        lead={t.code.lead}
        step={{ at: 1, of: stepCount, label: t.steps(1, stepCount) }}
      >
        <CodeForm code={code} setCode={setCode} wrong={codeWrong} onSubmit={send} />
      </CalmFrame>
    );
  }
  return (
    <CalmFrame
      title={t.account.title}
      lead={t.account.lead}
      step={{ at: 2, of: stepCount, label: t.steps(2, stepCount) }}
    >
      <AccountForm busy={making.isPending} error={making.error} onSubmit={making.mutate} />
    </CalmFrame>
  );
}

interface CodeFormProps {
  code: string;
  setCode(code: string): void;
  wrong: boolean;
  onSubmit(event: FormEvent): void;
}

function CodeForm({ code, setCode, wrong, onSubmit }: CodeFormProps) {
  const common = useCommonText();
  const t = useStartText().code;
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <TextInput
          label={t.label}
          description={t.example}
          required
          withAsterisk={false}
          autoComplete="one-time-code"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={wrong ? t.wrong : undefined}
          size="md"
          classNames={{ input: 'mono' }}
        />
        <Button type="submit" size="md">
          {common.do.next}
        </Button>
      </Stack>
    </form>
  );
}

interface AccountFormProps {
  busy: boolean;
  error: Error | null;
  onSubmit(account: Account): void;
}

function AccountForm({ busy, error, onSubmit }: AccountFormProps) {
  const t = useStartText().account;
  const [account, setAccount] = useState<Account>({ name: '', email: '', password: '', organisation: '' });
  const field = (name: keyof Account) => ({
    value: account[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setAccount({ ...account, [name]: event.currentTarget.value }),
    required: true,
    withAsterisk: false,
    size: 'md' as const,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ ...account, email: account.email.trim() });
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <TextInput label={t.name} autoComplete="name" maxLength={200} {...field('name')} />
        <TextInput label={t.email} type="email" autoComplete="username" maxLength={254} {...field('email')} />
        <PasswordInput
          label={t.password}
          description={t.passwordHint}
          autoComplete="new-password"
          minLength={10}
          maxLength={128}
          {...field('password')}
        />
        <TextInput
          label={t.organisation}
          description={t.organisationHint}
          autoComplete="organization"
          maxLength={200}
          {...field('organisation')}
        />
        {error && <ErrorState error={error} strip />}
        <Button type="submit" size="md" loading={busy}>
          {t.go}
        </Button>
      </Stack>
    </form>
  );
}
