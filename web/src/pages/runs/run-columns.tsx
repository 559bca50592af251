/** The columns of the list of runs, and the card on a phone. */
import { useMemo } from 'react';
import type { RunSummary } from '../../api/shapes.ts';
import { Count } from '../../components/amount.tsx';
import { Instant } from '../../components/instant.tsx';
import { runStates } from '../../components/shared-states.ts';
import { StateMark } from '../../components/state-mark.tsx';
import type { Column } from '../../components/table/column.ts';
import { useCommonText } from '../../text/common.ts';
import { useRunsText } from '../../text/runs.ts';
import classes from './runs.module.css';

export function useRunColumns(): Column<RunSummary>[] {
  const t = useRunsText();
  return useMemo(() => {
    const heads = t.columns;
    const number = (
      id: 'companies' | 'new' | 'archived' | 'expired' | 'failed',
      from = 0,
    ): Column<RunSummary> => ({
      id,
      head: heads[id],
      width: '96px',
      align: 'end',
      from,
      cell: ({ counts }) => <Count value={counts[id]} zero="0" />,
    });
    return [
      { id: 'state', head: heads.state, width: 'minmax(120px, 1fr)', cell: (row) => <RunState run={row} /> },
      {
        id: 'started',
        head: heads.started,
        width: 'minmax(120px, 1fr)',
        cell: ({ startedAt }) => <Instant at={startedAt} />,
      },
      {
        id: 'trigger',
        head: heads.trigger,
        width: 'minmax(140px, 1fr)',
        from: 760,
        cell: ({ trigger }) => t.trigger[trigger],
      },
      number('companies', 640),
      number('new'),
      number('archived', 860),
      number('expired', 980),
      number('failed'),
      {
        id: 'took',
        head: heads.took,
        width: '112px',
        align: 'end',
        from: 980,
        cell: (row) => <Took run={row} />,
      },
    ];
  }, [t]);
}

function RunState({ run: { state } }: { run: RunSummary }) {
  const t = useRunsText();
  return (
    <StateMark state={runStates[state]} {...(state === 'partial' ? { title: t.whyPartial } : {})}>
      {t.state[state]}
    </StateMark>
  );
}

function Took({ run: { startedAt, finishedAt } }: { run: RunSummary }) {
  const t = useRunsText();
  const common = useCommonText();
  if (startedAt === null || finishedAt === null) return <span className="quiet">{common.none}</span>;
  const seconds = Math.max(0, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000));
  return <>{t.took(Math.floor(seconds / 60), seconds % 60)}</>;
}

export function RunCard({ row }: { row: RunSummary }) {
  const t = useRunsText();
  const common = useCommonText();
  return (
    <div className={classes.card}>
      <RunState run={row} />
      <Instant at={row.startedAt} />
      <span className="quiet clip">
        {common.count.companies(row.counts.companies)}, {t.trigger[row.trigger]}
      </span>
      <span className="quiet">
        {t.columns.new}: <Count value={row.counts.new} />
      </span>
    </div>
  );
}
