/** The guided connection: the application registered with ANAF, then the certificate. */
import type { ReactNode } from 'react';
import { useWayToAnaf } from '../../api/connect.ts';
import { useConnectText } from '../../text/connect.ts';
import { ErrorState } from '../error-state.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { CertificateSteps } from './certificate-steps.tsx';
import classes from './connect-path.module.css';
import { RegisterApplication } from './register-application.tsx';
import { Step } from './step.tsx';

interface Props {
  /** Called after a pasted address connected a certificate; after a redirect the page is loaded again instead. */
  onConnected(serial: string | null, id: string): void;
  /** The connection to be renewed. */
  renews?: string | undefined;
  /** Other options, below the steps. */
  children?: ReactNode;
}

export function ConnectPath({ onConnected, renews, children }: Props) {
  const t = useConnectText().app;
  const { data: way, error, refetch, isRefetching } = useWayToAnaf(renews);
  if (!way) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />;
  }
  const { authorizeUrl } = way;
  return (
    <>
      <ol className={classes.steps}>
        <Step number={1} title={t.title} done={authorizeUrl !== undefined}>
          {authorizeUrl ? (
            <p className="quiet">{t.done}</p>
          ) : (
            <RegisterApplication redirectUri={way.redirectUri} checking={isRefetching} onCheck={refetch} />
          )}
        </Step>
        {authorizeUrl && (
          <CertificateSteps way={{ ...way, authorizeUrl }} first={2} onConnected={onConnected} />
        )}
      </ol>
      {children}
    </>
  );
}
