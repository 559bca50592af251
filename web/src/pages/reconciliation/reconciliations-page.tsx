/** Reconciliere: a file of the books is sent, and what was compared before can be read again. */
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
import { useCommonWords } from '../../text/common.ts';
import { useReconciliationWords } from '../../text/reconciliation.ts';
import { NewReconciliation } from './new-reconciliation.tsx';
import classes from './reconciliation.module.css';

export function ReconciliationsPage() {
  const words = useReconciliationWords();
  const common = useCommonWords();
  const navigate = useNavigate();
  const { rows, more, error, refetch } = useReconciliations();
  const columns = useColumns();
  return (
    <Page
      title={words.title}
      lead={
        <>
          <Link to={paths.exports} className={classes.back!}>
            <IconArrowLeft size={15} aria-hidden /> {common.pages.exports}
          </Link>{' '}
          · {words.lead}
        </>
      }
    >
      <NewReconciliation />
      <section className={classes.earlier} aria-labelledby="earlier">
        <h2 id="earlier">{words.earlier}</h2>
        {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
        {rows === undefined && !error && <SkeletonRows rows={4} />}
        {rows?.length === 0 && (
          <div className="panel">
            <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState>
          </div>
        )}
        {rows !== undefined && rows.length > 0 && (
          <DataTable<Reconciliation>
            label={words.earlier}
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
  const words = useReconciliationWords();
  return useMemo(
    () => [
      {
        id: 'company',
        head: words.columns.company,
        width: 'minmax(140px, 2fr)',
        cell: (row) => <CompanyName row={row} />,
      },
      { id: 'period', head: words.columns.period, width: '216px', cell: (row) => <Period row={row} /> },
      {
        id: 'books',
        head: words.columns.books,
        width: '176px',
        from: 1000,
        cell: ({ direction }) => words.books[direction ?? 'both'],
      },
      ...counts.map((name) => ({
        id: name,
        head: words.columns[name],
        width: '88px',
        align: 'end' as const,
        from: name === 'matched' ? 860 : 0,
        cell: (row: Reconciliation) => <Count value={row.counts[name]} zero="0" />,
      })),
      {
        id: 'createdAt',
        head: words.columns.createdAt,
        width: '124px',
        from: 760,
        cell: ({ createdAt }) => <Instant at={createdAt} />,
      },
      {
        id: 'expiresAt',
        head: words.columns.expiresAt,
        width: '112px',
        from: 1120,
        cell: ({ expiresAt }) => <Instant at={expiresAt} as="date" />,
      },
    ],
    [words],
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
  const words = useReconciliationWords();
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
          .map((name) => `${words.columns[name]}: ${row.counts[name]}`)
          .join(' · ')}
      </div>
    </div>
  );
}
