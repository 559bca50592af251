/** How a company looks in the portfolio: as a row of columns, and as a card on a phone. */
import { useMemo } from 'react';
import type { PortfolioRow } from '../../api/shapes.ts';
import { Cif, Count } from '../../components/amount.tsx';
import { Instant } from '../../components/instant.tsx';
import { accessStates } from '../../components/shared-states.ts';
import { Sparkline } from '../../components/sparkline.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import type { Column } from '../../components/table/column.ts';
import { useCommonText } from '../../text/common.ts';
import { useHomeText } from '../../text/home.ts';
import { useRegistryText } from '../../text/registry.ts';
import classes from './portfolio.module.css';

export function usePortfolioColumns(): Column<PortfolioRow>[] {
  const t = useHomeText().portfolio;
  return useMemo(() => {
    const heads = t.columns;
    return [
      {
        id: 'name',
        head: heads.name,
        width: 'minmax(200px, 3fr)',
        sortBy: ({ name }) => name,
        cell: (row) => <Name row={row} />,
      },
      {
        id: 'cif',
        head: heads.cif,
        width: '112px',
        from: 720,
        sortBy: ({ cif }) => cif,
        cell: ({ cif }) => <Cif cif={cif} />,
      },
      {
        id: 'upTo',
        head: heads.upTo,
        width: '124px',
        sortBy: ({ completeUpTo }) => completeUpTo,
        cell: (row) => <UpTo row={row} />,
      },
      {
        id: 'pending',
        head: heads.pending,
        width: '128px',
        align: 'end',
        sortBy: ({ counts }) => counts.pending,
        cell: (row) => <Pending row={row} />,
      },
      {
        id: 'expired',
        head: heads.expired,
        width: '84px',
        align: 'end',
        from: 1180,
        sortBy: ({ counts }) => counts.expired,
        cell: ({ counts }) => <Count value={counts.expired} zero="0" />,
      },
      {
        id: 'new',
        head: heads.newToday,
        width: '72px',
        align: 'end',
        // What came since one's visit says more.
        from: 1240,
        sortBy: ({ newToday }) => newToday,
        cell: ({ newToday }) => <Count value={newToday} zero="0" />,
      },
      {
        id: 'sinceVisit',
        head: heads.newSinceVisit,
        width: '100px',
        align: 'end',
        from: 980,
        sortBy: ({ newSinceVisit }) => newSinceVisit,
        cell: ({ newSinceVisit, moreSinceVisit }) =>
          newSinceVisit === null ? (
            '—'
          ) : moreSinceVisit ? (
            <span title={t.moreSinceVisit(newSinceVisit)}>
              <Count value={newSinceVisit} />+
            </span>
          ) : (
            <Count value={newSinceVisit} zero="0" />
          ),
      },
      {
        id: 'unbooked',
        head: heads.unbooked,
        width: '80px',
        align: 'end',
        from: 960,
        sortBy: ({ unbooked }) => unbooked,
        cell: ({ unbooked }) => (unbooked === null ? '—' : <Count value={unbooked} zero="0" />),
      },
      {
        id: 'missingFromJournal',
        head: heads.missingFromJournal,
        width: '132px',
        align: 'end',
        from: 1120,
        sortBy: ({ missingFromJournal }) => missingFromJournal,
        cell: ({ missingFromJournal }) =>
          missingFromJournal === null ? '—' : <Count value={missingFromJournal} zero="0" />,
      },
      {
        id: 'listed',
        head: heads.listed,
        width: '100px',
        from: 1340,
        sortBy: ({ lastListedAt }) => lastListedAt,
        cell: ({ lastListedAt }) => <Instant at={lastListedAt} />,
      },
      { id: 'access', head: heads.access, width: '96px', from: 820, cell: (row) => <Access row={row} /> },
      {
        id: 'arrivals',
        head: heads.arrivals,
        width: '104px',
        from: 1080,
        cell: (row) => <Arrivals row={row} />,
      },
    ];
  }, [t]);
}

function Name({ row }: { row: PortfolioRow }) {
  const t = useHomeText().portfolio.state;
  const common = useCommonText();
  const registry = useRegistryText();
  const { state, word } = stateOf(row);
  const { found, inactive } = row.registry ?? { found: true, inactive: false };
  const badge = inactive ? registry.badge.inactive : found ? undefined : registry.badge.notFound;
  return (
    <StateMark state={state} plain title={`${row.name ?? common.noName}: ${t[word]}`}>
      <span className="aside">{t[word]}: </span>
      {row.name ?? common.noName}
      {badge && <span className={classes.badge}>{badge}</span>}
    </StateMark>
  );
}

type Word = 'ok' | 'needs' | 'lost' | 'waiting' | 'off';

function stateOf({ worst, syncEnabled, completeUpTo }: PortfolioRow): { state: State; word: Word } {
  if (worst === 'urgent') return { state: 'lost', word: 'lost' };
  if (worst === 'warning') return { state: 'needs', word: 'needs' };
  if (!syncEnabled) return { state: 'none', word: 'off' };
  return completeUpTo === null ? { state: 'waiting', word: 'waiting' } : { state: 'calm', word: 'ok' };
}

/** Shown together with expired messages: completeness only covers what ANAF still had. */
function UpTo({ row: { completeUpTo, counts } }: { row: PortfolioRow }) {
  const t = useHomeText().portfolio;
  return (
    <span className={classes.name}>
      <Instant at={completeUpTo} as="moment" none={t.notListed} />
      {counts.expired > 0 && (
        <StateMark state="lost" title={t.expired(counts.expired)}>
          <span aria-hidden>−{counts.expired}</span>
          <span className="aside">{t.expired(counts.expired)}</span>
        </StateMark>
      )}
    </span>
  );
}

const termDays = 60;

function Pending({ row: { counts, daysLeft } }: { row: PortfolioRow }) {
  const t = useHomeText().portfolio;
  if (counts.pending === 0) return <Count value={0} zero="0" />;
  if (daysLeft === null) return <Count value={counts.pending} />;
  const share = Math.max(0, Math.min(1, daysLeft / termDays));
  return (
    <span className={classes.risk} title={t.daysLeftLong(counts.pending, daysLeft)}>
      <span
        className={classes.days}
        data-soon={daysLeft <= 15 || undefined}
        data-late={daysLeft <= 3 || undefined}
      >
        <span className={classes.left} style={{ width: `${Math.max(6, share * 100)}%` }} />
      </span>
      <span className={classes.few}>{t.daysLeft(daysLeft)}</span>
      <Count value={counts.pending} />
    </span>
  );
}

function Access({ row: { access } }: { row: PortfolioRow }) {
  const t = useHomeText().portfolio.access;
  return <StateMark state={accessStates[access]}>{t[access]}</StateMark>;
}

function Arrivals({ row: { arrivals } }: { row: PortfolioRow }) {
  const t = useHomeText().portfolio;
  const total = arrivals.reduce((sum, count) => sum + count, 0);
  return <Sparkline values={arrivals} label={t.arrivals(total, Math.max(0, ...arrivals))} />;
}

export function PortfolioCard({ row }: { row: PortfolioRow }) {
  const t = useHomeText().portfolio.columns;
  return (
    <div className={classes.card}>
      <span className={classes.cardName}>
        <Name row={row} />
      </span>
      <span className="quiet">
        <Cif cif={row.cif} />
      </span>
      <span className="quiet clip">{t.upTo}</span>
      <UpTo row={row} />
      <span className="quiet clip">{t.pending}</span>
      <Pending row={row} />
    </div>
  );
}
