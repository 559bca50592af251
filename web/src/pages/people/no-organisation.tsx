/** Shown to a signed-in person without an organisation: what that means, and signing out. */
import { Button } from '@mantine/core';
import { useSignOut } from '../../api/use-session.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useSignInText } from '../../text/sign-in.ts';

export default function NoOrganisation() {
  const t = useSignInText();
  const signOut = useSignOut();
  return (
    <CalmFrame title={t.nowhere} lead={t.nowhereText}>
      {signOut.error && <ErrorState error={signOut.error} strip />}
      <Button size="md" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t.signOut}
      </Button>
    </CalmFrame>
  );
}
