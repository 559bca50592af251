/** The third step: a certificate connected to ANAF. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useConnections } from '../../api/connect.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ConnectPath } from '../../components/connections/connect-path.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useCommonText } from '../../text/common.ts';
import { useConnectText } from '../../text/connect.ts';
import { useStartText } from '../../text/start.ts';
import { stepCount } from './steps.ts';

const TokenLinks = lazy(async () => ({
  default: (await import('../connections/token-links.tsx')).TokenLinks,
}));

/** A certificate may be connected on another computer, by a link. */
const lookMs = 5_000;

export function ConnectStep({ onNext }: { onNext(): void }) {
  const common = useCommonText();
  const t = useStartText();
  const connecting = useConnectText();
  const [serial, setSerial] = useState<string | null>();
  const { data } = useConnections({ everyMs: lookMs });
  const found = data?.[0];
  useEffect(() => {
    if (found) setSerial(found.serial);
  }, [found]);
  const connected = serial !== undefined;
  return (
    <CalmFrame
      title={t.connect.title}
      lead={t.connect.lead}
      step={{ at: 3, of: stepCount, label: t.steps(3, stepCount) }}
      width={680}
    >
      <div role="status">
        {connected && (
          <p>
            <StateMark state="calm">
              {serial === null ? connecting.connectedPlain : connecting.connected(serial)}
            </StateMark>
          </p>
        )}
      </div>
      {connected ? (
        <Button size="md" onClick={onNext}>
          {common.do.next}
        </Button>
      ) : (
        <ConnectPath onConnected={setSerial}>
          <Elsewhere />
          <p>
            <Button variant="subtle" onClick={onNext}>
              {t.connect.later}
            </Button>
          </p>
        </ConnectPath>
      )}
    </CalmFrame>
  );
}

/** Links for a certificate holder on another computer. */
function Elsewhere() {
  const t = useConnectText();
  const [opened, setOpened] = useState(false);
  if (!opened) {
    return (
      <p>
        <Button variant="default" onClick={() => setOpened(true)}>
          {t.elsewhere}
        </Button>
      </p>
    );
  }
  return (
    <Suspense>
      <TokenLinks />
    </Suspense>
  );
}
