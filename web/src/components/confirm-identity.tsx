/** Asks for the password, or what the person has in its place, before keys, certificates and members, then lets the request go on that was refused. */
import { Button, Group, Modal, PasswordInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Asked, answerWaiting } from '../api/confirmation.ts';
import { oidcStart } from '../api/oidc.ts';
import { browserHasPasskeys, useConfirmByPasskey, usePasskeys } from '../api/passkeys.ts';
import { ApiProblem } from '../api/problem.ts';
import { useConfirmSession, useProfile } from '../api/profile.ts';
import { useSecondFactor } from '../api/second-factor.ts';
import { useSession } from '../api/use-session.ts';
import { settingsPath } from '../app/paths.ts';
import { useCommonText } from '../text/common.ts';
import { ErrorState } from './error-state.tsx';
import { PasskeyError } from './passkey-error.tsx';
import { useFocusBack } from './use-focus-back.ts';

const longest = 128;

/** What this person can prove themselves by, in this browser. Undefined until it is known. */
function useWays(asked: Asked) {
  const passkeys = usePasskeys();
  const profile = useProfile();
  const secondFactor = useSecondFactor();
  if (passkeys.isPending || profile.isPending || secondFactor.isPending) return undefined;
  const only = asked === 'passkey';
  // Where the profile cannot be read, the password is what most people have.
  const { hasPassword, identity } = profile.data ?? { hasPassword: true, identity: null };
  const hasCodes = secondFactor.data?.enabled === true;
  return {
    password: !only && hasPassword,
    code: !only && !hasPassword && hasCodes,
    // With codes switched on a code is asked for after the issuer: alone it proves nothing.
    issuer: only || hasCodes ? undefined : identity?.issuer,
    passkey: browserHasPasskeys && (passkeys.data?.length ?? 0) > 0,
  };
}

export default function ConfirmIdentity({ asked }: { asked: Asked }) {
  const t = useCommonText();
  const ways = useWays(asked);
  useFocusBack();
  if (!ways) return null;
  const { password, code, issuer, passkey } = ways;
  const why = asked === 'passkey' ? t.identity.passkeyOnly : password ? t.identity.why : t.identity.whyOther;
  return (
    <Modal
      opened
      onClose={() => answerWaiting(false)}
      title={t.identity.title}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t.do.close }}
    >
      <p>{why}</p>
      {password && <ByPassword />}
      {code && <ByCode />}
      {issuer !== undefined && <ByIssuer name={issuer} alone={!password} />}
      {passkey && <ByPasskey alone={!password && !code && issuer === undefined} />}
      {!password && !code && issuer === undefined && !passkey && <NoWay asked={asked} />}
    </Modal>
  );
}

function ByPassword() {
  const t = useCommonText().identity;
  const { data: session } = useSession();
  const [password, setPassword] = useState('');
  return (
    <ProofForm proof={{ password }} sentence={t.wrong}>
      {(error) => (
        <>
          {/* Tells password managers which account it is. */}
          <input type="email" autoComplete="username" value={session?.user?.email ?? ''} readOnly hidden />
          <PasswordInput
            mt="md"
            label={t.password}
            autoComplete="current-password"
            required
            withAsterisk={false}
            maxLength={longest}
            value={password}
            error={error}
            onChange={(event) => setPassword(event.currentTarget.value)}
            data-autofocus
          />
        </>
      )}
    </ProofForm>
  );
}

/** For a person without a password whose application gives codes. */
function ByCode() {
  const t = useCommonText().identity;
  const [code, setCode] = useState('');
  return (
    <ProofForm proof={{ code }} sentence={t.codeWrong}>
      {(error) => (
        <TextInput
          mt="md"
          label={t.code}
          description={t.codeHelp}
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          maxLength={40}
          value={code}
          error={error}
          onChange={(event) => setCode(event.currentTarget.value)}
          data-autofocus
        />
      )}
    </ProofForm>
  );
}

/** @param children the field, given the sentence under it after a wrong proof */
function ProofForm({
  proof,
  sentence,
  children,
}: {
  proof: { password: string } | { code: string };
  sentence: string;
  children: (error: string | undefined) => ReactNode;
}) {
  const t = useCommonText();
  const confirm = useConfirmSession();
  const send = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(proof, { onSuccess: () => answerWaiting(true) });
  };
  const { error } = confirm;
  const wrong = error instanceof ApiProblem && error.code === 'invalid_input';
  return (
    <form onSubmit={send}>
      {children(wrong ? sentence : undefined)}
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

/** The issuer asks, and the page is opened again. */
function ByIssuer({ name, alone }: { name: string; alone: boolean }) {
  const common = useCommonText();
  const t = common.identity;
  return (
    <>
      <p className="quiet">{t.issuerThen(name)}</p>
      <Group justify="flex-end" mt="md">
        {alone && (
          <Button variant="default" onClick={() => answerWaiting(false)}>
            {common.do.cancel}
          </Button>
        )}
        <Button variant={alone ? 'filled' : 'default'} component="a" href={oidcStart({ confirm: true })}>
          {t.issuer(name)}
        </Button>
      </Group>
    </>
  );
}

function ByPasskey({ alone }: { alone: boolean }) {
  const t = useCommonText().identity;
  const confirm = useConfirmByPasskey();
  return (
    <>
      {confirm.error && <PasskeyError error={confirm.error} />}
      <Group justify="flex-end" mt="md">
        <Button
          variant={alone ? 'filled' : 'default'}
          loading={confirm.isPending}
          onClick={() => confirm.mutate(undefined, { onSuccess: () => answerWaiting(true) })}
        >
          {t.passkey}
        </Button>
      </Group>
    </>
  );
}

/** For a person whose issuer is no longer in the settings, or whose passkey is for another browser. */
function NoWay({ asked }: { asked: Asked }) {
  const t = useCommonText().identity;
  if (asked === 'passkey') return <p>{t.noPasskeyHere}</p>;
  return (
    <>
      <p>{t.noWay}</p>
      <Link to={settingsPath('account')} onClick={() => answerWaiting(false)}>
        {t.toAccount}
      </Link>
    </>
  );
}
