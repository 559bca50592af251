/** The seal of one invoice on a page to be printed and handed over: which document, the verdict of a check made now, the certificate, ANAF's answer, and how others check it. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { type Seal, useInvoice, useSeal, type WholeInvoice } from '../../api/invoices.ts';
import { invoicePath } from '../../app/paths.ts';
import { Amount } from '../../components/amount.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Download } from '../../components/download.tsx';
import { Facts } from '../../components/facts.tsx';
import { Day, Instant } from '../../components/instant.tsx';
import { sealState } from '../../components/invoices/marks.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { signed } from '../../format/signed.ts';
import { useInvoiceText } from '../../text/invoice.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import classes from './invoice.module.css';

export function SealProofPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const t = useInvoiceText();
  const { noNumber } = useInvoicesText();
  const invoice = useInvoice(id);
  const seal = useSeal(id);
  const number = invoice.data ? (invoice.data.number ?? noNumber) : '…';
  return (
    <Page
      title={t.proof.title(number)}
      lead={
        <Link to={invoicePath(id)} className={classes.back!} data-no-print>
          <IconArrowLeft size={15} aria-hidden /> {t.title(number)}
        </Link>
      }
      actions={
        <>
          <Download url={`/api/v1/invoices/${id}/zip`}>{t.originals.zip}</Download>
          <Button
            leftSection={<IconPrinter size={16} aria-hidden />}
            disabled={!seal.data || !invoice.data}
            onClick={() => window.print()}
          >
            {t.proof.print}
          </Button>
        </>
      }
    >
      <Loaded query={invoice} skeleton={<SkeletonRows rows={6} />}>
        {(whole) => (
          <Loaded query={seal} skeleton={<SkeletonRows rows={6} />}>
            {(look) => <Proof invoice={whole} seal={look} checkedAt={seal.dataUpdatedAt} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Proof({ invoice, seal, checkedAt }: { invoice: WholeInvoice; seal: Seal; checkedAt: number }) {
  const t = useInvoiceText();
  const { certificate, algorithms, anafCheck } = seal;
  const holds = (ok: boolean | null, yes: string, no: string) => (ok === null ? null : ok ? yes : no);
  return (
    <div className={classes.proof}>
      <section className={`panel ${classes.section}`} aria-labelledby="verdict">
        <h2 id="verdict">{t.seal.title}</h2>
        <StateMark state={sealState(seal.verdict)} long>
          {t.seal.sentence[seal.verdict]}
        </StateMark>
        <Facts
          of={[
            [t.proof.checkedAt, <Instant key="at" at={new Date(checkedAt).toISOString()} as="exact" />],
            [t.proof.digest, holds(seal.digestOk, t.proof.digestHolds, t.seal.digestDiffers)],
            [t.proof.signature, holds(seal.signatureOk, t.proof.signatureHolds, t.seal.signatureWrong)],
            [
              t.proof.algorithms,
              algorithms && [algorithms.signature, algorithms.digest].map(shortOf).join(', '),
            ],
          ]}
        />
        {anafCheck && (
          <StateMark state={anafCheck.genuine ? 'calm' : 'lost'} long>
            {anafCheck.genuine ? t.seal.genuine : t.seal.notGenuine} <Instant at={anafCheck.at} as="exact" />
          </StateMark>
        )}
      </section>
      <section className={`panel ${classes.section}`} aria-labelledby="document">
        <h2 id="document">{t.proof.document}</h2>
        <Facts
          of={[
            [t.brief.seller, partyOf(invoice.seller)],
            [t.brief.buyer, partyOf(invoice.buyer)],
            [t.brief.issuedOn, <Day key="issued" on={invoice.issuedOn} />],
            [
              t.brief.payable,
              <Amount
                key="payable"
                value={signed(invoice.payable, invoice.sign)}
                currency={invoice.currency}
              />,
            ],
            [t.term.availableOn, <Instant key="available" at={invoice.availableAt} as="exact" />],
            [t.brief.uploadIndex, invoice.uploadIndex],
          ]}
        />
      </section>
      {certificate && (
        <section className={`panel ${classes.section}`} aria-labelledby="certificate">
          <h2 id="certificate">{t.seal.certificate}</h2>
          <Facts
            of={[
              [t.seal.signer, certificate.subject],
              [t.seal.issuer, certificate.issuer],
              [
                t.seal.serial,
                <span key="serial" className="mono">
                  {certificate.serial}
                </span>,
              ],
              [
                t.seal.validity,
                <span key="validity">
                  <Instant at={certificate.validFrom} as="date" /> –{' '}
                  <Instant at={certificate.validTo} as="date" />
                </span>,
              ],
            ]}
          />
          <CopyValue label={t.seal.fingerprint} value={certificate.sha256} />
        </section>
      )}
      <section className={`panel ${classes.section}`} aria-labelledby="check">
        <h2 id="check">{t.proof.check}</h2>
        <ol>
          {t.proof.checks.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** Of the URI of an algorithm what names it: `rsa-sha256`. */
function shortOf(uri: string): string {
  return uri.split('#').at(-1)!;
}

function partyOf({ name, tradingName, cif, vatId }: WholeInvoice['seller']): string {
  return [name ?? tradingName, cif ?? vatId].filter((part) => part !== null).join(', ');
}
