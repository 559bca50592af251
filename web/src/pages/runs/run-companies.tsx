/** The companies of a run, those at work and those that failed first; each moves from waiting to done. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import { isUnderWay, useSyncCompany } from '../../api/runs.ts';
import type { Run, RunCompany } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { companyPath, paths } from '../../app/paths.ts';
import { Cif, Count } from '../../components/amount.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import type { Column } from '../../components/table/column.ts';
import { DataTable } from '../../components/table/data-table.tsx';
import { useFailureWords } from '../../text/failure.ts';
import { useLiveWords } from '../../text/run.ts';
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
  const words = useLiveWords();
  const navigate = useNavigate();
  const rows = useMemo(
    () => run.companies.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
    [run.companies],
  );
  const columns = useColumns(!isUnderWay(run));
  return (
    <DataTable<RunCompany>
      label={words.companies}
      rows={rows}
      columns={columns}
      idOf={({ companyId }) => companyId}
      onOpen={({ companyId }) => void navigate({ to: companyPath(companyId) })}
      card={(row) => <CompanyCard row={row} />}
      cardHeight={64}
    />
  );
}

function useColumns(ended: boolean): Column<RunCompany>[] {
  const words = useLiveWords();
  const nameOf = useCompanyNames();
  const say = useFailureWords();
  const may = useMay('sync');
  return useMemo(() => {
    const heads = words.columns;
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
        cell: ({ code }) => code && <span title={say(code).what}>{say(code).what}</span>,
      },
      ...(ended && may
        ? [
            {
              id: 'retry',
              head: words.retryCompany,
              headShown: <span className="aside">{words.retryCompany}</span>,
              width: '108px',
              cell: (row: RunCompany) => <Retry row={row} />,
            },
          ]
        : []),
    ];
  }, [words, nameOf, say, ended, may]);
}

function CompanyState({ row }: { row: RunCompany }) {
  const words = useLiveWords().state;
  const listing = row.state === 'running' && row.listed === null;
  return <StateMark state={states[row.state]}>{listing ? words.listing : words[row.state]}</StateMark>;
}

function Retry({ row }: { row: RunCompany }) {
  const words = useLiveWords();
  const navigate = useNavigate();
  const sync = useSyncCompany();
  if (row.state === 'succeeded') return null;
  const go = () =>
    sync.mutate(row.companyId, { onSuccess: (id) => void navigate({ to: `${paths.live}/${id}` }) });
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={sync.isPending}
      onClick={go}
      aria-label={words.retryLabel(row.cif)}
    >
      {words.retryCompany}
    </Button>
  );
}

function CompanyCard({ row }: { row: RunCompany }) {
  const nameOf = useCompanyNames();
  const words = useLiveWords().columns;
  return (
    <div className={classes.card}>
      <span className={`${classes.who} clip`}>{nameOf(row.companyId) ?? row.cif}</span>
      <CompanyState row={row} />
      <span className="quiet">
        {words.new} <Count value={row.new} /> · {words.archived} <Count value={row.archived} />
      </span>
    </div>
  );
}
