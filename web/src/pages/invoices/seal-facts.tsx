/** The ministry's seal: the verdict in a sentence, the certificate behind it, and ANAF's answer if it was asked. */
import { Button } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { type Seal, useSeal, useSealCheck, type WholeInvoice } from '../../api/invoices.ts';
import { useMay } from '../../api/use-session.ts';
import { sealProofPath } from '../../app/paths.ts';
import { AnafWords } from '../../components/anaf-words.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Facts } from '../../components/facts.tsx';
import { Instant } from '../../components/instant.tsx';
import { sealState } from '../../components/invoices/marks.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { Slow } from '../../components/slow.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useInvoiceText } from '../../text/invoice.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './invoice.module.css';

export function SealFacts({ invoice: { id, seal } }: { invoice: WholeInvoice }) {
  const t = useInvoiceText();
  const query = useSeal(id);
  const asked = useLocation({ select: ({ hash }) => hash === 'sigiliu' });
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) start.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  return (
    <div ref={start} className={classes.facts}>
      <StateMark state={sealState(seal.verdict)} long>
        {t.seal.sentence[seal.verdict]}
      </StateMark>
      <Loaded query={query} skeleton={<SkeletonRows rows={3} />}>
        {(look) => (
          <>
            <Signer of={look} />
            <AnafSays of={look} id={id} />
            {seal.verdict !== 'missing' && <Link to={sealProofPath(id)}>{t.proof.link}</Link>}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Signer({ of: { certificate, detail, digestOk, signatureOk } }: { of: Seal }) {
  const t = useInvoiceText().seal;
  const { language } = useLanguage();
  const reason = digestOk === false ? t.digestDiffers : signatureOk === false ? t.signatureWrong : null;
  return (
    <>
      <Facts
        of={[
          [t.signer, certificate?.name ?? null],
          [
            t.detail,
            // The program describes it in English only.
            reason ?? (language === 'en' ? detail : null),
          ],
        ]}
      />
      {certificate && (
        <details className={classes.more}>
          <summary>{t.certificate}</summary>
          <Facts
            of={[
              [t.issuer, certificate.issuer],
              [
                t.serial,
                <span key="serial" className="mono">
                  {certificate.serial}
                </span>,
              ],
              [
                t.validity,
                <span key="validity" title={t.validityHelp}>
                  <Instant at={certificate.validFrom} as="date" /> –{' '}
                  <Instant at={certificate.validTo} as="date" />
                </span>,
              ],
            ]}
          />
          <CopyValue label={t.fingerprint} value={certificate.sha256} />
        </details>
      )}
    </>
  );
}

function AnafSays({ of: { anafCheck, verdict }, id }: { of: Seal; id: string }) {
  const t = useInvoiceText().seal;
  const may = useMay('sync');
  const check = useSealCheck(id);
  return (
    <div className={classes.anaf} aria-live="polite">
      {anafCheck && (
        <div>
          <StateMark state={anafCheck.genuine ? 'calm' : 'lost'} long>
            {anafCheck.genuine ? t.genuine : t.notGenuine}
          </StateMark>
          <div className="quiet">
            {t.askedAt} <Instant at={anafCheck.at} />
          </div>
          <AnafWords text={anafCheck.words} />
        </div>
      )}
      {may && verdict !== 'missing' && (
        <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {t.ask}
        </Button>
      )}
      {check.isPending && <Slow forWhat={t.asking} />}
      {check.error && <ErrorState error={check.error} strip />}
    </div>
  );
}
