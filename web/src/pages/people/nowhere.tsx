/** Somebody who is signed in and belongs to no organisation any more: what that means, and the way out. */
import { Button } from '@mantine/core';
import { useSignOut } from '../../api/use-session.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useSignInWords } from '../../text/sign-in.ts';

export default function Nowhere() {
  const words = useSignInWords();
  const signOut = useSignOut();
  return (
    <CalmFrame title={words.nowhere} lead={words.nowhereText}>
      {signOut.error && <ErrorState error={signOut.error} strip />}
      <Button size="md" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {words.signOut}
      </Button>
    </CalmFrame>
  );
}
