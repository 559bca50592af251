/** What a token link opens: who asks the certificate's holder for what, and then the way to ANAF. Needs no account. */
import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { usePastedByTokenLink, useTokenLink, useWayByTokenLink } from '../../api/token-link-holder.ts';
import { readFragment } from '../../app/fragment.ts';
import { CalmFrame } from '../../parts/calm-frame.tsx';
import { CertificateSteps } from '../../parts/connect/certificate-steps.tsx';
import steps from '../../parts/connect/connect-path.module.css';
import { ErrorState } from '../../parts/error-state.tsx';
import { Instant } from '../../parts/instant.tsx';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useConnectWords } from '../../words/connect.ts';
import classes from './authorise.module.css';

export function AuthorisePage() {
  const words = useConnectWords().holder;
  const hash = useLocation({ select: (location) => location.hash });
  const { token = '' } = readFragment(hash, ['token']);
  const link = useTokenLink(token);
  const [agreed, setAgreed] = useState(false);
  const [done, setDone] = useState(false);
  if (link.error) {
    const gone =
      link.error instanceof ApiProblem && ['link_expired', 'invalid_input'].includes(link.error.code);
    return (
      <CalmFrame title={gone ? words.gone : words.title}>
        {gone ? (
          <p>{words.goneText}</p>
        ) : (
          <ErrorState error={link.error} onRetry={() => void link.refetch()} />
        )}
      </CalmFrame>
    );
  }
  if (!link.data) return <SkeletonRows rows={3} />;
  const { organisation, note, expiresAt, redirectReachesUs } = link.data;
  return (
    <CalmFrame title={words.title} lead={words.lead(organisation.name)} width={680}>
      <div className={classes.stack}>
        <div role="status">{done && <StateMark state="calm">{words.done}</StateMark>}</div>
        {!done && (
          <>
            {note !== null && (
              <blockquote className={classes.note}>
                <span className="quiet">{words.note}</span>
                {note}
              </blockquote>
            )}
            <p>{words.what}</p>
            <p className="quiet">
              {words.unsure} {words.until} <Instant at={expiresAt} as="moment" />.
            </p>
          </>
        )}
        {!done && !agreed && (
          <Button size="md" onClick={() => setAgreed(true)}>
            {words.agree}
          </Button>
        )}
        {!done && agreed && (
          <Way token={token} comesBack={redirectReachesUs} onConnected={() => setDone(true)} />
        )}
      </div>
    </CalmFrame>
  );
}

interface WayProps {
  token: string;
  comesBack: boolean;
  onConnected(): void;
}

function Way({ token, comesBack, onConnected }: WayProps) {
  const way = useWayByTokenLink(token, comesBack);
  const pasting = usePastedByTokenLink(token);
  if (!way.data?.authorizeUrl) {
    return way.error ? (
      <ErrorState error={way.error} onRetry={() => void way.refetch()} />
    ) : (
      <SkeletonRows rows={3} />
    );
  }
  return (
    <ol className={steps.steps}>
      <CertificateSteps
        way={{ ...way.data, authorizeUrl: way.data.authorizeUrl }}
        pasting={pasting}
        first={1}
        onConnected={onConnected}
      />
    </ol>
  );
}
