/** The columns of the completeness list, and the card on a phone. */
import { useMemo } from 'react';
import type { Completeness } from '../../api/shapes.ts';
import { Cif, Count } from '../../components/amount.tsx';
import { Instant } from '../../components/instant.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import type { Column } from '../../components/table/column.ts';
import { useCommonText } from '../../text/common.ts';
import { useCompletenessText } from '../../text/completeness.ts';
import classes from './completeness.module.css';

export function useProofColumns(): Column<Completeness>[] {
  const t = useCompletenessText();
  const common = useCommonText();
  return useMemo(() => {
    const heads = t.columns;
    const number = (
      id: 'listed' | 'archived' | 'expired' | 'pending' | 'closed',
      from = 0,
      width = '92px',
    ): Column<Completeness> => ({
      id,
      head: heads[id],
      width,
      align: 'end',
      from,
      sortBy: (row) => row[id],
      cell: (row) => <Count value={row[id]} zero="0" />,
    });
    return [
      {
        id: 'name',
        head: heads.name,
        width: 'minmax(150px, 3fr)',
        sortBy: ({ name }) => name,
        cell: ({ name, cif }) => name ?? (cif || common.noName),
      },
      {
        id: 'cif',
        head: heads.cif,
        width: '112px',
        from: 860,
        sortBy: ({ cif }) => cif,
        cell: ({ cif }) => <Cif cif={cif} />,
      },
      {
        id: 'upTo',
        head: heads.upTo,
        width: 'minmax(130px, 1fr)',
        sortBy: ({ completeUpTo }) => completeUpTo,
        cell: ({ completeUpTo }) => <Instant at={completeUpTo} as="moment" none={t.notListed} />,
      },
      number('listed'),
      number('archived', 760),
      number('expired', 930),
      // Its heading is longer than the others.
      number('pending', 0, '116px'),
      // Seldom more than none: the company's name needs the room more.
      number('closed', 1240),
      {
        id: 'balances',
        head: heads.balances,
        width: '138px',
        from: 760,
        cell: (row) => <Balance row={row} />,
      },
      {
        id: 'gaps',
        head: heads.gaps,
        width: '112px',
        align: 'end',
        from: 1140,
        sortBy: ({ gaps }) => gaps.length,
        cell: ({ gaps, completeFrom }) =>
          completeFrom === null && gaps.length === 0 ? (
            <span className="quiet">—</span>
          ) : (
            <Count value={gaps.length} zero={t.noGaps} />
          ),
      },
    ];
  }, [t, common]);
}

/** Where nothing was listed, 0 = 0 proves nothing. */
export function isListed({ completeUpTo, listed }: Completeness): boolean {
  return completeUpTo !== null || listed > 0;
}

/** @param named with its heading, where no column has one */
export function Balance({ row, named }: { row: Completeness; named?: boolean }) {
  const t = useCompletenessText();
  if (!isListed(row)) return <StateMark state="none">{t.notListed}</StateMark>;
  const verdict = row.balances ? t.balances : t.doesNot;
  return (
    <StateMark state={row.balances ? 'calm' : 'lost'}>
      {named ? `${t.columns.balances}: ${verdict}` : verdict}
    </StateMark>
  );
}

export function ProofCard({ row }: { row: Completeness }) {
  const t = useCompletenessText();
  const listed = row.completeUpTo !== null;
  const state: State = row.expired > 0 ? 'lost' : row.pending > 0 ? 'waiting' : listed ? 'calm' : 'none';
  return (
    <div className={classes.card}>
      <span className={`clip ${classes.cardName}`}>{row.name ?? row.cif}</span>
      <Instant at={row.completeUpTo} as="moment" none={t.notListed} />
      <Balance row={row} named />
      <StateMark state={state}>
        {t.columns.pending}: <Count value={row.pending} />
      </StateMark>
    </div>
  );
}
