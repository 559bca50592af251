/** In place of every page while the organisation asks for a second factor and the reader's session has none. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useSignOut } from '../../api/use-session.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { useSecondFactorText } from '../../text/second-factor.ts';
import { SecondFactor } from './second-factor.tsx';

export default function NeedsSecondFactor() {
  const t = useSecondFactorText().needed;
  const client = useQueryClient();
  const signOut = useSignOut();
  return (
    <CalmFrame title={t.title} lead={t.lead}>
      <SecondFactor onDone={() => void client.resetQueries()} />
      <Button variant="subtle" mt="md" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t.signOut}
      </Button>
    </CalmFrame>
  );
}
