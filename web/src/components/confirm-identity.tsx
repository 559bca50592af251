/** Asks for the password or a passkey before keys, certificates and members, then lets the request go on that was refused. */
import { Button, Group, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Asked, answerWaiting } from '../api/confirmation.ts';
import { oidcStart } from '../api/oidc.ts';
import { browserHasPasskeys, useConfirmByPasskey, usePasskeys } from '../api/passkeys.ts';
import { ApiProblem } from '../api/problem.ts';
import { useConfirmSession } from '../api/profile.ts';
import { useSession, useSetup } from '../api/use-session.ts';
import { useCommonText } from '../text/common.ts';
import { ErrorState } from './error-state.tsx';
import { PasskeyError } from './passkey-error.tsx';

const longest = 128;

export default function ConfirmIdentity({ asked }: { asked: Asked }) {
  const t = useCommonText();
  const passkeys = usePasskeys();
  const byPasskey = useConfirmByPasskey();
  const only = asked === 'passkey';
  return (
    <Modal
      opened
      onClose={() => answerWaiting(false)}
      title={t.identity.title}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t.do.close }}
    >
      <p>{only ? t.identity.passkeyOnly : t.identity.why}</p>
      {!only && <ByPassword />}
      {!only && <ByIssuer />}
      {browserHasPasskeys && (passkeys.data?.length ?? 0) > 0 && (
        <>
          {byPasskey.error && <PasskeyError error={byPasskey.error} />}
          <Group justify="flex-end" mt="md">
            <Button
              variant={only ? 'filled' : 'default'}
              loading={byPasskey.isPending}
              onClick={() => byPasskey.mutate(undefined, { onSuccess: () => answerWaiting(true) })}
            >
              {t.identity.passkey}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

function ByPassword() {
  const t = useCommonText();
  const { data: session } = useSession();
  const confirm = useConfirmSession();
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ password }, { onSuccess: () => answerWaiting(true) });
  };
  const { error } = confirm;
  const wrong = error instanceof ApiProblem && error.code === 'invalid_input';
  return (
    <form onSubmit={send}>
      {/* Tells password managers which account it is. */}
      <input type="email" autoComplete="username" value={session?.user?.email ?? ''} readOnly hidden />
      <PasswordInput
        mt="md"
        label={t.identity.password}
        autoComplete="current-password"
        required
        withAsterisk={false}
        maxLength={longest}
        value={password}
        error={wrong ? t.identity.wrong : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-autofocus
      />
      {error && !wrong && <ErrorState error={error} strip />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => answerWaiting(false)}>
          {t.do.cancel}
        </Button>
        <Button type="submit" loading={confirm.isPending}>
          {t.identity.go}
        </Button>
      </Group>
    </form>
  );
}

/** For who has no password: the issuer asks, and the page is opened again. */
function ByIssuer() {
  const t = useCommonText().identity;
  const { data: setup } = useSetup();
  if (!setup?.oidc) return null;
  return (
    <Group justify="flex-end" mt="md">
      <Button variant="default" component="a" href={oidcStart()}>
        {t.issuer(setup.oidc)}
      </Button>
    </Group>
  );
}
