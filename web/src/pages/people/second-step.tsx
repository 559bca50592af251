/** The second step of signing in: a code of the application, or a recovery code. */
import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useSecondStep } from '../../api/use-session.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useSecondFactorText } from '../../text/second-factor.ts';

export default function SecondStep({ onAgain, onDone }: { onAgain(): void; onDone?: () => void }) {
  const t = useSecondFactorText().step;
  const step = useSecondStep();
  const [code, setCode] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    step.mutate(code, { onSuccess: onDone });
  };
  const { error } = step;
  const wrong = error instanceof ApiProblem && error.code === 'invalid_input';
  const over = error instanceof ApiProblem && error.code === 'link_expired';
  return (
    <CalmFrame title={t.title} lead={t.lead}>
      <form onSubmit={send}>
        <Stack>
          <TextInput
            label={t.code}
            description={t.help}
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            maxLength={40}
            size="md"
            value={code}
            error={wrong ? t.wrong : over ? t.over : undefined}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoFocus
          />
          {error && !wrong && !over && <ErrorState error={error} strip />}
          <Button type="submit" size="md" loading={step.isPending} disabled={over}>
            {t.go}
          </Button>
          <Button variant="subtle" onClick={onAgain}>
            {t.again}
          </Button>
        </Stack>
      </form>
    </CalmFrame>
  );
}
