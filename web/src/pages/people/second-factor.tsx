/** The reader's second factor: an application is connected by a picture or a typed secret, recovery codes are shown once. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import {
  useConfirmSecondFactor,
  useNewRecoveryCodes,
  useReadAgain,
  useRemoveSecondFactor,
  useSecondFactor,
  useStartSecondFactor,
} from '../../api/second-factor.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import classes from '../../components/settings-section.module.css';
import { ShownOnce } from '../../components/shown-once.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { useSecondFactorText } from '../../text/second-factor.ts';

const Confirm = lazy(() => import('../../components/confirm.tsx'));
const QrCode = lazy(() => import('../../components/qr-code.tsx'));

/** @param onDone after the recovery codes were seen, where a page waits for it */
export function SecondFactor({ onDone }: { onDone?: () => void }) {
  const t = useSecondFactorText();
  const query = useSecondFactor();
  const readAgain = useReadAgain();
  const [codes, setCodes] = useState<string[]>();
  if (codes) {
    return (
      <>
        <ShownOnce label={t.codes} value={codes.join('\n')} help={t.codesHelp} />
        <div>
          <Button
            variant="default"
            onClick={() => {
              setCodes(undefined);
              readAgain();
              onDone?.();
            }}
          >
            {t.codesKept}
          </Button>
        </div>
      </>
    );
  }
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={1} />}>
      {({ enabled, since, recoveryCodesLeft }) =>
        enabled ? (
          <Enabled since={since} left={recoveryCodesLeft} onCodes={setCodes} />
        ) : (
          <Enrol onCodes={setCodes} />
        )
      }
    </Loaded>
  );
}

function Enabled({
  since,
  left,
  onCodes,
}: {
  since: string | null;
  left: number;
  onCodes(codes: string[]): void;
}) {
  const t = useSecondFactorText();
  const renew = useNewRecoveryCodes();
  const remove = useRemoveSecondFactor();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <p>
        {t.on} <Instant at={since} as="date" />. {t.left(left)}
      </p>
      {renew.error && <ErrorState error={renew.error} strip />}
      <div className={classes.line}>
        <Button
          variant="default"
          loading={renew.isPending}
          onClick={() => renew.mutate(undefined, { onSuccess: (made) => onCodes(made.recoveryCodes) })}
        >
          {t.renew}
        </Button>
        <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
          {t.remove}
        </Button>
      </div>
      {asking && (
        <Suspense>
          <Confirm
            opened
            onClose={() => setAsking(false)}
            title={t.removeTitle}
            action={t.remove}
            onConfirm={() => remove.mutate(undefined, { onSuccess: () => setAsking(false) })}
            busy={remove.isPending}
            error={remove.error}
          >
            {t.removeText}
          </Confirm>
        </Suspense>
      )}
    </>
  );
}

function Enrol({ onCodes }: { onCodes(codes: string[]): void }) {
  const t = useSecondFactorText();
  const start = useStartSecondFactor();
  const confirm = useConfirmSecondFactor();
  const [code, setCode] = useState('');
  if (!start.data) {
    return (
      <>
        <p className="quiet">{t.lead}</p>
        {start.error && <ErrorState error={start.error} strip />}
        <div>
          <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
            {t.start}
          </Button>
        </div>
      </>
    );
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code, { onSuccess: (made) => onCodes(made.recoveryCodes) });
  };
  const { error } = confirm;
  const wrong = error instanceof ApiProblem && error.code === 'invalid_input';
  return (
    <form onSubmit={send} className={classes.form}>
      <p>{t.scan}</p>
      <Suspense fallback={null}>
        <QrCode text={start.data.uri} label={t.picture} />
      </Suspense>
      <p className="quiet">
        {t.typed} <code className="mono">{start.data.secret.match(/.{4}/g)!.join(' ')}</code>
      </p>
      <TextInput
        label={t.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        maxLength={7}
        value={code}
        error={wrong ? t.wrong : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {error && !wrong && <ErrorState error={error} strip />}
      <div>
        <Button type="submit" loading={confirm.isPending}>
          {t.confirm}
        </Button>
      </div>
    </form>
  );
}
