/** Reconciliere: a file of the journal is sent, and what was compared before can be read again. */
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import { type Reconciliation, useReconciliations } from '../../api/reconciliations.ts';
import { paths, reconciliationPath } from '../../app/paths.ts';
import { Cif, Count } from '../../components/amount.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Day, Instant } from '../../components/instant.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import type { Column } from '../../components/table/column.ts';
import { DataTable } from '../../components/table/data-table.tsx';
import { useCommonText } from '../../text/common.ts';
import { useReconciliationText } from '../../text/reconciliation.ts';
import { JournalFiles } from './journal-files.tsx';
import { NewReconciliation } from './new-reconciliation.tsx';
import classes from './reconciliation.module.css';

export function ReconciliationsPage() {
  const t = useReconciliationText();
  const common = useCommonText();
  const navigate = useNavigate();
  const { rows, more, error, refetch } = useReconciliations();
  const columns = useColumns();
  return (
    <Page
      title={t.title}
      lead={
        <>
          <Link to={paths.exports} className={classes.back!}>
            <IconArrowLeft size={15} aria-hidden /> {common.pages.exports}
          </Link>{' '}
          · {t.lead}
        </>
      }
    >
      <NewReconciliation />
      <JournalFiles />
      <section className={classes.earlier} aria-labelledby="earlier">
        <h2 id="earlier">{t.earlier}</h2>
        {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
        {rows === undefined && !error && <SkeletonRows rows={4} />}
        {rows?.length === 0 && (
          <div className="panel">
            <EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>
          </div>
        )}
        {rows !== undefined && rows.length > 0 && (
          <DataTable<Reconciliation>
            label={t.earlier}
            rows={rows}
            columns={columns}
            idOf={({ id }) => id}
            onOpen={({ id }) => void navigate({ to: reconciliationPath(id) })}
            card={(row) => <Card row={row} />}
            cardHeight={84}
            onMore={more}
          />
        )}
      </section>
    </Page>
  );
}

const counts = ['missing', 'different', 'extra', 'matched'] as const;

function useColumns(): Column<Reconciliation>[] {
  const t = useReconciliationText();
  return useMemo(
    () => [
      {
        id: 'company',
        head: t.columns.company,
        width: 'minmax(140px, 2fr)',
        cell: (row) => <CompanyName row={row} />,
      },
      { id: 'period', head: t.columns.period, width: '208px', cell: (row) => <Period row={row} /> },
      {
        id: 'journal',
        head: t.columns.journal,
        width: '176px',
        from: 1000,
        cell: ({ direction }) => t.journals[direction ?? 'both'],
      },
      ...counts.map((name) => ({
        id: name,
        head: t.columns[name],
        width: '88px',
        align: 'end' as const,
        from: name === 'matched' ? 860 : 0,
        cell: (row: Reconciliation) => <Count value={row.counts[name]} zero="0" />,
      })),
      {
        id: 'createdAt',
        head: t.columns.createdAt,
        width: '124px',
        from: 760,
        cell: ({ createdAt }) => <Instant at={createdAt} />,
      },
      {
        id: 'expiresAt',
        head: t.columns.expiresAt,
        width: '128px',
        from: 1120,
        cell: ({ expiresAt }) => <Instant at={expiresAt} as="date" />,
      },
    ],
    [t],
  );
}

export function CompanyName({ row: { companyId, cif } }: { row: Reconciliation }) {
  const nameOf = useCompanyNames();
  return <>{nameOf(companyId) ?? <Cif cif={cif} />}</>;
}

export function Period({ row: { issuedFrom, issuedTo } }: { row: Reconciliation }) {
  return (
    <>
      <Day on={issuedFrom} /> – <Day on={issuedTo} />
    </>
  );
}

function Card({ row }: { row: Reconciliation }) {
  const t = useReconciliationText();
  return (
    <div>
      <div className={classes.cardName}>
        <CompanyName row={row} />
      </div>
      <div className="quiet">
        <Period row={row} />
      </div>
      <div>
        {counts
          .slice(0, 3)
          .map((name) => `${t.columns[name]}: ${row.counts[name]}`)
          .join(' · ')}
      </div>
    </div>
  );
}
