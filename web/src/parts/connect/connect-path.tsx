/** A certificate connected in steps: the application at ANAF, the certificate, and where ANAF's redirect cannot reach us the address pasted. */
import { Button } from '@mantine/core';
import { IconCheck, IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWayToAnaf } from '../../api/connect.ts';
import { useConnectWords } from '../../words/connect.ts';
import { ErrorState } from '../error-state.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import classes from './connect-path.module.css';
import { PasteAddress } from './paste-address.tsx';
import { RegisterApplication } from './register-application.tsx';

interface Props {
  /** A certificate was connected by the pasted address; after a redirect the page is a new one anyway. */
  onConnected(serial: string | null): void;
  /** What else can be done, below the steps. */
  children?: ReactNode;
}

export function ConnectPath({ onConnected, children }: Props) {
  const words = useConnectWords();
  const { data: way, error, refetch, isRefetching } = useWayToAnaf();
  const [leftAt, setLeftAt] = useState<number>();
  if (!way) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />;
  }
  const { authorizeUrl, redirectUri } = way;
  const comesBack = redirectUri !== undefined && new URL(redirectUri).origin === window.location.origin;
  return (
    <>
      <ol className={classes.steps}>
        <Step number={1} title={words.app.title} done={authorizeUrl !== undefined}>
          {authorizeUrl ? (
            <p className="quiet">{words.app.done}</p>
          ) : (
            <RegisterApplication redirectUri={redirectUri} checking={isRefetching} onCheck={refetch} />
          )}
        </Step>
        {authorizeUrl && (
          <Step number={2} title={words.certificate.title}>
            <p>{words.certificate.text}</p>
            <div className={classes.note}>
              <strong>{words.certificate.remembers}</strong>
              {words.certificate.remembersText}
            </div>
            <Button
              component="a"
              href={authorizeUrl}
              rel="noreferrer"
              rightSection={<IconExternalLink size={16} aria-hidden />}
              {...(comesBack ? {} : { target: '_blank', onClick: () => setLeftAt(Date.now()) })}
            >
              {comesBack ? words.certificate.go : words.certificate.goNew}
            </Button>
          </Step>
        )}
        {authorizeUrl && !comesBack && (
          <Step number={3} title={words.paste.title}>
            <PasteAddress
              beginsWith={redirectUri ?? ''}
              leftAt={leftAt}
              onConnected={onConnected}
              onAgain={() => setLeftAt(undefined)}
            />
          </Step>
        )}
      </ol>
      {children}
    </>
  );
}

interface StepProps {
  number: number;
  title: string;
  done?: boolean;
  children: ReactNode;
}

function Step({ number, title, done, children }: StepProps) {
  return (
    <li className={`${classes.step} panel`} data-done={done || undefined}>
      <span className={classes.number} aria-hidden>
        {done ? <IconCheck size={16} /> : number}
      </span>
      <h2>{title}</h2>
      <div className={classes.body}>{children}</div>
    </li>
  );
}
