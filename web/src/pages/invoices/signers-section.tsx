/** The certificates behind the seals: facts, what ANAF answered, and the decision to trust them. A link can point at one. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { type Signer, useDecideSigner, useSigners } from '../../api/signers.ts';
import { useMayWhole } from '../../api/use-session.ts';
import { useFilters } from '../../app/use-filters.ts';
import { AnafWords } from '../../components/anaf-words.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Facts } from '../../components/facts.tsx';
import { Instant } from '../../components/instant.tsx';
import classes from '../../components/settings-section.module.css';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import { takeFocus } from '../../components/take-focus.ts';
import { useSettingsText } from '../../text/settings.ts';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

export default function SignersSection() {
  const t = useSettingsText().signers;
  const { rows, error, refetch } = useSigners();
  const { filters } = useFilters(['signer']);
  return (
    <>
      <p className="quiet">{t.lead}</p>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={3} />}
      {rows?.length === 0 && <p className="quiet">{t.none}</p>}
      {rows?.map((signer) => (
        <SignerCard key={signer.sha256} signer={signer} pointedAt={signer.sha256 === filters.signer} />
      ))}
    </>
  );
}

function standing({ trusted, decision }: Signer): {
  state: State;
  word: 'trusted' | 'unknown' | 'distrusted';
} {
  if (trusted) return { state: 'calm', word: 'trusted' };
  return decision === 'distrusted'
    ? { state: 'none', word: 'distrusted' }
    : { state: 'needs', word: 'unknown' };
}

function SignerCard({ signer, pointedAt }: { signer: Signer; pointedAt: boolean }) {
  const t = useSettingsText().signers;
  const { state, word } = standing(signer);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (pointedAt) takeFocus(card.current, { scroll: true });
  }, [pointedAt]);
  return (
    <article ref={card} tabIndex={-1} className={`panel ${classes.box}`} aria-label={signer.name}>
      <div className={classes.head}>
        <strong>{signer.name}</strong>
        <StateMark state={state}>{t.state[word]}</StateMark>
        <span className="quiet">
          {signer.vouchedBy ? t.vouched[signer.vouchedBy] : signer.decision ? t.person : null}
        </span>
      </div>
      <Facts
        of={[
          [t.subject, signer.subject],
          [t.issuer, signer.issuer],
          [t.serial, signer.serial],
          [t.valid, <Validity key="valid" signer={signer} />],
          [t.seen, signer.firstSeenAt && <Instant key="seen" at={signer.firstSeenAt} as="date" />],
          ['', t.documents(signer.documents)],
          [t.anaf, <AnafVerdict key="anaf" signer={signer} />],
        ]}
      />
      <CopyValue label={t.fingerprint} value={signer.sha256} />
      <Decide signer={signer} />
    </article>
  );
}

function Validity({ signer: { validFrom, validTo } }: { signer: Signer }) {
  const t = useSettingsText().signers;
  return (
    <span title={t.validHelp}>
      <Instant at={validFrom} as="date" /> – <Instant at={validTo} as="date" />
    </span>
  );
}

function AnafVerdict({ signer: { anafCheck } }: { signer: Signer }) {
  const t = useSettingsText().signers;
  if (!anafCheck) return <span className="quiet">{t.anafNone}</span>;
  return (
    <>
      <StateMark state={anafCheck.genuine ? 'calm' : 'lost'}>
        <Instant at={anafCheck.at} as="moment" />
      </StateMark>
      <AnafWords text={anafCheck.words} />
    </>
  );
}

function Decide({ signer: { sha256, trusted, decision, documents } }: { signer: Signer }) {
  const t = useSettingsText().signers;
  const may = useMayWhole();
  const decide = useDecideSigner();
  const [asking, setAsking] = useState<'trust' | 'distrust'>();
  if (!may) return null;
  const close = () => setAsking(undefined);
  return (
    <div className={classes.line}>
      {!trusted && <Button onClick={() => setAsking('trust')}>{t.trust}</Button>}
      {decision !== 'distrusted' && (
        <Button variant="default" onClick={() => setAsking('distrust')}>
          {t.distrust}
        </Button>
      )}
      {asking && (
        <Suspense>
          <Confirm
            opened
            onClose={close}
            title={t.decideTitle}
            action={t[asking]}
            onConfirm={() => decide.mutate({ sha256, verb: asking }, { onSuccess: close })}
            busy={decide.isPending}
            error={decide.error}
          >
            {asking === 'trust' ? t.trustText(documents) : t.distrustText(documents)}
          </Confirm>
        </Suspense>
      )}
    </div>
  );
}
