/** The companies of a run; running and failed ones first. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import { hasAllCompanies } from '../../api/run-event.ts';
import { isUnderWay, useRunCompanies, useSyncCompany } from '../../api/runs.ts';
import type { Run, RunCompany } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { companyPath, runPath } from '../../app/paths.ts';
import { useNavigateAfter } from '../../app/use-navigate-after.ts';
import { Cif, Count } from '../../components/amount.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import type { Column } from '../../components/table/column.ts';
import { DataTable } from '../../components/table/data-table.tsx';
import { useFailureText } from '../../text/failure.ts';
import { useLiveText } from '../../text/run.ts';
import classes from './run.module.css';

const states: Record<RunCompany['state'], State> = {
  queued: 'none',
  running: 'waiting',
  succeeded: 'calm',
  partial: 'needs',
  failed: 'lost',
  cancelled: 'none',
};
const order: RunCompany['state'][] = ['running', 'failed', 'partial', 'cancelled', 'queued', 'succeeded'];

export function RunCompanies({ run }: { run: Run }) {
  const rows = useMemo(
    () => run.companies.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
    [run.companies],
  );
  return hasAllCompanies(run) ? <Rows run={run} rows={rows} /> : <Pages run={run} />;
}

/** Of more companies than come with the run. */
function Pages({ run }: { run: Run }) {
  const { rows, more, error, refetch } = useRunCompanies(run.id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} strip />;
  return <Rows run={run} rows={rows ?? run.companies} more={more} />;
}

function Rows({ run, rows, more }: { run: Run; rows: RunCompany[]; more?: (() => void) | undefined }) {
  const t = useLiveText();
  const navigate = useNavigate();
  const columns = useColumns(!isUnderWay(run));
  return (
    <DataTable<RunCompany>
      label={t.companies}
      rows={rows}
      columns={columns}
      idOf={({ companyId }) => companyId}
      onOpen={({ companyId }) => void navigate({ to: companyPath(companyId) })}
      card={(row) => <CompanyCard row={row} />}
      cardHeight={64}
      {...(more && { onMore: more })}
    />
  );
}

function useColumns(ended: boolean): Column<RunCompany>[] {
  const t = useLiveText();
  const nameOf = useCompanyNames();
  const failureText = useFailureText();
  const may = useMay('sync');
  return useMemo(() => {
    const heads = t.columns;
    const number = (id: 'new' | 'archived' | 'expired' | 'failed', from = 0): Column<RunCompany> => ({
      id,
      head: heads[id],
      width: '80px',
      align: 'end',
      from,
      cell: (row) => <Count value={row[id]} zero="0" />,
    });
    return [
      {
        id: 'company',
        head: heads.company,
        width: 'minmax(180px, 3fr)',
        cell: ({ companyId, cif }) => nameOf(companyId) ?? <Cif cif={cif} />,
      },
      { id: 'state', head: heads.state, width: '124px', cell: (row) => <CompanyState row={row} /> },
      {
        id: 'listed',
        head: heads.listed,
        width: '76px',
        align: 'end',
        from: 700,
        cell: ({ listed }) =>
          listed === null ? <span className="quiet">—</span> : <Count value={listed} zero="0" />,
      },
      number('new'),
      number('archived'),
      number('expired', 900),
      number('failed', 760),
      {
        id: 'why',
        head: heads.why,
        width: 'minmax(110px, 2fr)',
        from: 860,
        cell: ({ code }) => code && <span title={failureText(code).what}>{failureText(code).what}</span>,
      },
      ...(ended && may
        ? [
            {
              id: 'retry',
              head: t.retryCompany,
              headShown: <span className="aside">{t.retryCompany}</span>,
              width: '108px',
              cell: (row: RunCompany) => <Retry row={row} />,
            },
          ]
        : []),
    ];
  }, [t, nameOf, failureText, ended, may]);
}

function CompanyState({ row }: { row: RunCompany }) {
  const t = useLiveText().state;
  const listing = row.state === 'running' && row.listed === null;
  return <StateMark state={states[row.state]}>{listing ? t.listing : t[row.state]}</StateMark>;
}

function Retry({ row }: { row: RunCompany }) {
  const t = useLiveText();
  const navigateAfter = useNavigateAfter();
  const sync = useSyncCompany();
  if (row.state === 'succeeded') return null;
  const go = () => navigateAfter(sync.mutateAsync(row.companyId), (id) => ({ to: runPath(id) }));
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={sync.isPending}
      onClick={go}
      aria-label={t.retryLabel(row.cif)}
    >
      {t.retryCompany}
    </Button>
  );
}

function CompanyCard({ row }: { row: RunCompany }) {
  const nameOf = useCompanyNames();
  const t = useLiveText().columns;
  return (
    <div className={classes.card}>
      <span className={`${classes.who} clip`}>{nameOf(row.companyId) ?? row.cif}</span>
      <CompanyState row={row} />
      <span className="quiet">
        {t.new} <Count value={row.new} /> · {t.archived} <Count value={row.archived} />
      </span>
    </div>
  );
}
