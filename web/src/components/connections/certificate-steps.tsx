/** The steps at ANAF: choosing the certificate, and pasting the address if ANAF's redirect cannot reach the service. */
import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import type { WayToAnaf } from '../../api/connect.ts';
import { useConnectText } from '../../text/connect.ts';
import classes from './connect-path.module.css';
import { PasteAddress } from './paste-address.tsx';
import { Step } from './step.tsx';

interface Props {
  way: WayToAnaf & { authorizeUrl: string };
  /** The number of the first of these steps. */
  first: number;
  onConnected(serial: string | null, id: string): void;
}

export function CertificateSteps({ way, first, onConnected }: Props) {
  const t = useConnectText().certificate;
  const paste = useConnectText().paste;
  const [leftAt, setLeftAt] = useState<number>();
  const { authorizeUrl, redirectUri, comesBack } = way;
  return (
    <>
      <Step number={first} title={t.title}>
        <p>{t.text}</p>
        <div className={classes.note}>
          <strong>{t.remembers}</strong>
          {t.remembersText}
        </div>
        <Button
          component="a"
          href={authorizeUrl}
          rel="noreferrer"
          rightSection={<IconExternalLink size={16} aria-hidden />}
          {...(comesBack ? {} : { target: '_blank', onClick: () => setLeftAt(Date.now()) })}
        >
          {comesBack ? t.go : t.goNew}
        </Button>
      </Step>
      {!comesBack && (
        <Step number={first + 1} title={paste.title}>
          <PasteAddress
            beginsWith={redirectUri}
            leftAt={leftAt}
            onConnected={onConnected}
            onAgain={() => setLeftAt(undefined)}
          />
        </Step>
      )}
    </>
  );
}
