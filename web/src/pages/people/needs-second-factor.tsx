/** In place of every page while the organisation asks for a second factor and the reader's session has none. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { browserHasPasskeys, useConfirmByPasskey, usePasskeys } from '../../api/passkeys.ts';
import { useSignOut } from '../../api/use-session.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { PasskeyError } from '../../components/passkey-error.tsx';
import { usePasskeysText } from '../../text/passkeys.ts';
import { useSecondFactorText } from '../../text/second-factor.ts';
import { AddPasskey } from './passkeys.tsx';
import { SecondFactor } from './second-factor.tsx';

export default function NeedsSecondFactor() {
  const t = useSecondFactorText().needed;
  const client = useQueryClient();
  const signOut = useSignOut();
  const { data: passkeys } = usePasskeys();
  return (
    <CalmFrame title={t.title} lead={passkeys?.length ? t.leadPasskey : t.lead}>
      {passkeys?.length ? (
        <UsePasskey />
      ) : (
        <>
          <SecondFactor onDone={() => void client.resetQueries()} />
          {browserHasPasskeys && (
            <>
              <p>{t.orPasskey}</p>
              <AddPasskey />
            </>
          )}
        </>
      )}
      <Button variant="subtle" mt="md" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t.signOut}
      </Button>
    </CalmFrame>
  );
}

/** Who has a passkey adds nothing by the password alone. */
function UsePasskey() {
  const t = usePasskeysText();
  const confirm = useConfirmByPasskey();
  return (
    <>
      {confirm.error && <PasskeyError error={confirm.error} />}
      <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t.confirm}
      </Button>
    </>
  );
}
