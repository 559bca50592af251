/** The ministry's seal: a verdict in a sentence, the certificate behind it, and ANAF's own word where somebody asked. */
import { Button } from '@mantine/core';
import { type Seal, useSeal, useSealCheck, type WholeInvoice } from '../../api/invoices.ts';
import { useMay } from '../../api/use-session.ts';
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
import { useInvoiceWords } from '../../text/invoice.ts';
import classes from './invoice.module.css';

export function SealFacts({ invoice: { id, seal } }: { invoice: WholeInvoice }) {
  const words = useInvoiceWords().seal;
  const query = useSeal(id);
  return (
    <>
      <StateMark state={sealState(seal.verdict)} long>
        {words.sentence[seal.verdict]}
      </StateMark>
      <Loaded query={query} skeleton={<SkeletonRows rows={3} />}>
        {(look) => (
          <>
            <Signer of={look} />
            <AnafSays of={look} id={id} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Signer({ of: { certificate, detail } }: { of: Seal }) {
  const words = useInvoiceWords().seal;
  return (
    <>
      <Facts
        of={[
          [words.signer, certificate?.name ?? null],
          [
            words.detail,
            detail && (
              <span key="detail" lang="en">
                {detail}
              </span>
            ),
          ],
        ]}
      />
      {certificate && (
        <details className={classes.more}>
          <summary>{words.certificate}</summary>
          <Facts
            of={[
              [words.issuer, certificate.issuer],
              [
                words.serial,
                <span key="serial" className="mono">
                  {certificate.serial}
                </span>,
              ],
              [
                words.validity,
                <span key="validity" title={words.validityHelp}>
                  <Instant at={certificate.validFrom} as="date" /> –{' '}
                  <Instant at={certificate.validTo} as="date" />
                </span>,
              ],
            ]}
          />
          <CopyValue label={words.fingerprint} value={certificate.sha256} />
        </details>
      )}
    </>
  );
}

function AnafSays({ of: { anafCheck, verdict }, id }: { of: Seal; id: string }) {
  const words = useInvoiceWords().seal;
  const may = useMay('sync');
  const check = useSealCheck(id);
  return (
    <div className={classes.anaf} aria-live="polite">
      {anafCheck && (
        <div>
          <StateMark state={anafCheck.genuine ? 'calm' : 'lost'} long>
            {anafCheck.genuine ? words.genuine : words.notGenuine}
          </StateMark>
          <div className="quiet">
            {words.askedAt} <Instant at={anafCheck.at} />
          </div>
          <AnafWords text={anafCheck.words} />
        </div>
      )}
      {may && verdict !== 'missing' && (
        <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {words.ask}
        </Button>
      )}
      {check.isPending && <Slow forWhat={words.asking} />}
      {check.error && <ErrorState error={check.error} strip />}
    </div>
  );
}
