/** The columns of the quarantine list, and the card on a phone. */
import { useMemo } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import type { Quarantined } from '../../api/shapes.ts';
import { Cif } from '../../components/amount.tsx';
import { Instant } from '../../components/instant.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import type { Column } from '../../components/table/column.ts';
import { formatBytes } from '../../format/numbers.ts';
import { useLanguage } from '../../text/language.tsx';
import { useQuarantineText } from '../../text/quarantine.ts';
import classes from './messages.module.css';
import { QuarantineActions } from './quarantine-actions.tsx';

export function useQuarantineColumns(): Column<Quarantined>[] {
  const t = useQuarantineText();
  const nameOf = useCompanyNames();
  const { language } = useLanguage();
  return useMemo(() => {
    const heads = t.columns;
    return [
      { id: 'state', head: heads.state, width: 'minmax(180px, 2fr)', cell: (row) => <Decision row={row} /> },
      {
        id: 'company',
        head: heads.company,
        width: 'minmax(140px, 2fr)',
        cell: ({ companyId, cif }) => nameOf(companyId) ?? <Cif cif={cif} />,
      },
      {
        id: 'messageId',
        head: heads.messageId,
        width: '130px',
        from: 900,
        cell: ({ messageId, uploadIndex }) => messageId ?? uploadIndex,
      },
      {
        id: 'cause',
        head: heads.cause,
        width: 'minmax(140px, 1fr)',
        cell: ({ cause }) => <span title={t.causeHelp[cause]}>{t.cause[cause]}</span>,
      },
      {
        id: 'size',
        head: heads.size,
        width: '84px',
        align: 'end',
        from: 1120,
        cell: ({ sizeBytes }) => formatBytes(sizeBytes, language),
      },
      {
        id: 'receivedAt',
        head: heads.receivedAt,
        width: '120px',
        from: 1000,
        cell: ({ receivedAt }) => <Instant at={receivedAt} />,
      },
      {
        id: 'expiresAt',
        head: heads.expiresAt,
        width: '132px',
        cell: ({ expiresAt, decision }) => (decision ? '—' : <Instant at={expiresAt} as="date" />),
      },
      {
        id: 'actions',
        head: heads.actions,
        width: '176px',
        cell: (row) => <QuarantineActions row={row} />,
      },
    ];
  }, [t, nameOf, language]);
}

function Decision({ row: { decision } }: { row: Quarantined }) {
  const t = useQuarantineText();
  if (decision === null) return <StateMark state="needs">{t.waiting}</StateMark>;
  return <StateMark state={decision === 'unproven' ? 'needs' : 'none'}>{t.decision[decision]}</StateMark>;
}

export function QuarantineCard({ row }: { row: Quarantined }) {
  const t = useQuarantineText();
  const nameOf = useCompanyNames();
  return (
    <div className={classes.card}>
      <span className={`clip ${classes.cardName}`}>{nameOf(row.companyId) ?? <Cif cif={row.cif} />}</span>
      <Instant at={row.receivedAt} />
      <span className="quiet clip">{t.cause[row.cause]}</span>
      <span />
      <span className={classes.whole}>
        <Decision row={row} />
      </span>
      <span className={classes.whole}>
        <QuarantineActions row={row} />
      </span>
    </div>
  );
}
