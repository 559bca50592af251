/** A company's month: the statement of completeness in a sentence with its proof, what is not reconciled, VAT by rate, closing. */
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useRequestExport } from '../../api/exports.ts';
import { type CompanyMonth, useMonth, useReopenMonths } from '../../api/months.ts';
import { type Statement as Issuable, useMakeStatement } from '../../api/statements.ts';
import { useVat } from '../../api/vat.ts';
import { writeFragment } from '../../app/fragment.ts';
import { companyPath, monthPath, paths } from '../../app/paths.ts';
import { Cif, Count } from '../../components/amount.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Download } from '../../components/download.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ExportProgress } from '../../components/exports/export-progress.tsx';
import { Facts } from '../../components/facts.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { VatTable } from '../../components/vat/vat-table.tsx';
import { dayOf, formatDay } from '../../format/instants.ts';
import { daysOfMonth, monthAfter, useSayMonth } from '../../format/say-month.ts';
import { useCommonText } from '../../text/common.ts';
import { useLanguage } from '../../text/language.tsx';
import { useMonthsText } from '../../text/months.ts';
import { useStatementsText } from '../../text/statements.ts';
import { MonthMark } from './month-mark.tsx';
import classes from './months.module.css';

const CloseMonth = lazy(() => import('./close-month.tsx'));

export function MonthPage() {
  const { companyId, month } = useParams({ strict: false }) as { companyId: string; month: string };
  const t = useMonthsText().page;
  const common = useCommonText();
  const sayMonth = useSayMonth();
  const found = useMonth(companyId, month);
  const { language } = useLanguage();
  const issuing = useMakeStatement();
  const making = useRequestExport();
  const vat = useVat({ company: companyId, month, by: 'available' });
  if (found.data === null || found.error) {
    return (
      <Page title={t.gone}>
        <p>{t.goneHelp}</p>
      </Page>
    );
  }
  const name = found.data?.name ?? found.data?.cif;
  return (
    <Page
      title={name ? `${name}: ${sayMonth(month)}` : common.pages.months}
      lead={found.data?.name && <Cif cif={found.data.cif} />}
      actions={
        found.data && (
          <>
            <Button
              variant="default"
              loading={issuing.isPending}
              onClick={() => issuing.mutate({ company: companyId, ...daysOfMonth(month, dayOf(new Date())) })}
            >
              {t.issue}
            </Button>
            <Button
              variant="default"
              loading={making.isPending}
              onClick={() =>
                making.mutate({ kind: 'pack', company: companyId, month, include: ['zip', 'xml'], language })
              }
            >
              {t.pack}
            </Button>
            <Actions of={found.data} />
          </>
        )
      }
    >
      {(issuing.error ?? making.error) && <ErrorState error={issuing.error ?? making.error} strip />}
      {making.data && <ExportProgress id={making.data.id} onClose={() => making.reset()} />}
      {issuing.data && <Issued of={issuing.data} />}
      <nav className={classes.links} aria-label={common.pages.months}>
        <Link
          to={monthPath(companyId, monthAfter(month, -1))}
          aria-label={`${t.previous}: ${sayMonth(monthAfter(month, -1))}`}
        >
          ← {sayMonth(monthAfter(month, -1))}
        </Link>
        {monthAfter(month, 1) <= dayOf(new Date()).slice(0, 7) && (
          <Link
            to={monthPath(companyId, monthAfter(month, 1))}
            aria-label={`${t.next}: ${sayMonth(monthAfter(month, 1))}`}
          >
            {sayMonth(monthAfter(month, 1))} →
          </Link>
        )}
        <Link to={paths.months} hash={writeFragment({ month })}>
          {t.all}
        </Link>
      </nav>
      <Loaded query={found}>{(of) => of && <Statement of={of} />}</Loaded>
      <section className={`panel ${classes.statement}`} aria-labelledby="vat">
        <h2 id="vat">{t.vat}</h2>
        <Loaded query={vat} skeleton={<SkeletonRows rows={3} />}>
          {(sums) => <VatTable of={sums} />}
        </Loaded>
        <Link to={paths.vat} hash={writeFragment({ company: companyId, month, by: 'available' })}>
          {t.vatMore}
        </Link>
      </section>
    </Page>
  );
}

/** The certificate that was just made; all of them are under Completitudine. */
function Issued({ of: { complete, pdf, json, name, cif, firstDay, lastDay } }: { of: Issuable }) {
  const t = useStatementsText();
  const { language } = useLanguage();
  const days = `${formatDay(firstDay, language)} – ${formatDay(lastDay, language)}`;
  const what = (kind: string) => t.download(kind, name ?? cif, days);
  return (
    <section className={`panel ${classes.said}`} role="status">
      <StateMark state={complete ? 'calm' : 'waiting'} long>
        {complete ? t.complete : t.incomplete}: {days}
      </StateMark>
      <Download size="xs" url={`${pdf}?lang=${language}`} label={what('PDF')}>
        PDF
      </Download>
      <Download size="xs" url={json} label={what(t.json)}>
        {t.json}
      </Download>
    </section>
  );
}

function Statement({ of }: { of: CompanyMonth }) {
  const t = useMonthsText().page;
  const messages = of.received + of.sent + of.refused + of.other;
  const invoices = of.received + of.sent - of.unread;
  const fact = (name: string, value: number) =>
    [name, value === 0 ? null : <Count key={name} value={value} />] as const;
  return (
    <section className={`panel ${classes.statement}`} aria-labelledby="month">
      <h2 id="month">{t.proof}</h2>
      <p>
        <MonthMark of={of} /> <span className={classes.says}>{t.says[of.state](messages)}</span>
      </p>
      <Facts
        of={[
          [t.received, <Count key="received" value={of.received} />],
          [t.sent, <Count key="sent" value={of.sent} />],
          fact(t.refused, of.refused),
          fact(t.other, of.other),
          fact(t.pending, of.pending),
          fact(t.expired, of.expired),
          fact(t.unproven, of.unproven),
          fact(t.setAside, of.setAside),
          fact(t.unread, of.unread),
          [t.reconciled, <Count key="reconciled" value={of.reconciled} />],
          fact(t.notReconciled, Math.max(0, invoices - of.reconciled)),
          fact(t.booked, of.booked),
          [t.closedAt, of.closedAt && <Instant key="closed" at={of.closedAt} as="exact" />],
          fact(t.arrivedAfter, of.arrivedAfter),
        ]}
      />
      {of.closedHead && <CopyValue label={t.head} value={of.closedHead} />}
      {(of.statement || of.closedStatement) && (
        <div className={classes.links}>
          {of.statement && (
            <Download size="xs" url={`/api/v1/completeness/statements/${of.statement.id}.pdf`}>
              {of.statement.complete ? t.certificate : t.certificateIncomplete}
            </Download>
          )}
          {of.closedStatement && (
            <Download size="xs" url={of.closedStatement}>
              {t.closedStatement}
            </Download>
          )}
        </div>
      )}
      {of.closedStatement && <p className="quiet">{t.closedStatementHelp}</p>}
      <div className={classes.links}>
        <Link to={companyPath(of.company)}>{t.seeProof}</Link>
        {of.pending > 0 && (
          <Link to={paths.messages} hash={writeFragment({ company: of.company, state: 'pending' })}>
            {t.seeMessages}
          </Link>
        )}
        {of.pending === 0 && of.expired > 0 && (
          <Link to={paths.messages} hash={writeFragment({ company: of.company, state: 'expired' })}>
            {t.seeMessages}
          </Link>
        )}
        <Link to={paths.reconciliations}>{t.reconcile}</Link>
      </div>
    </section>
  );
}

function Actions({ of }: { of: CompanyMonth }) {
  const t = useMonthsText().page;
  const reopening = useReopenMonths();
  const [asking, setAsking] = useState(false);
  const body = { companies: [of.company], month: of.month };
  return (
    <>
      {of.closedAt && (
        <Button variant="default" loading={reopening.isPending} onClick={() => reopening.mutate(body)}>
          {t.reopen}
        </Button>
      )}
      {of.over && of.state !== 'closed' && (
        <Button onClick={() => setAsking(true)}>{of.closedAt ? t.closeAgain : t.close}</Button>
      )}
      {reopening.error && <ErrorState error={reopening.error} strip />}
      <Suspense fallback={null}>
        {asking && (
          <CloseMonth
            {...body}
            months={[of]}
            onClose={() => setAsking(false)}
            onDone={() => setAsking(false)}
          />
        )}
      </Suspense>
    </>
  );
}
