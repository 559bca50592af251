/** The rows of a comparison: the journal at the left, the SPV at the right, and what differs. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Outcome, type ReconciliationRow, useReconciliationRows } from '../../api/reconciliations.ts';
import { invoicePath } from '../../app/paths.ts';
import { Amount, Cif } from '../../components/amount.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Day } from '../../components/instant.tsx';
import { partnerOf } from '../../components/invoices/marks.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import type { Column } from '../../components/table/column.ts';
import { DataTable } from '../../components/table/data-table.tsx';
import { signed } from '../../format/signed.ts';
import { useReconciliationText } from '../../text/reconciliation.ts';
import classes from './reconciliation.module.css';

interface Props {
  id: string;
  outcome: Outcome | undefined;
}

type Numbered = ReconciliationRow & { key: string };

export function Rows({ id, outcome }: Props) {
  const t = useReconciliationText();
  const navigate = useNavigate();
  const { rows, more, error, refetch } = useReconciliationRows(id, outcome);
  const columns = useColumns();
  // A row has no id: an invoice and a line of the journal are each in one row at most.
  const numbered = useMemo(
    () => rows?.map((row) => ({ ...row, key: `${row.entry?.line ?? ''} ${row.invoice?.id ?? ''}` })),
    [rows],
  );
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={10} />}
      {rows?.length === 0 && (
        <div className="panel">
          <EmptyState title={t.noneOf} />
        </div>
      )}
      {numbered !== undefined && numbered.length > 0 && (
        <DataTable<Numbered>
          label={t.title}
          rows={numbered}
          columns={columns}
          idOf={({ key }) => key}
          onOpen={({ invoice }) => invoice && void navigate({ to: invoicePath(invoice.id) })}
          card={(row) => <Card row={row} />}
          cardHeight={104}
          onMore={more}
        />
      )}
    </>
  );
}

const states: Record<Outcome, State> = {
  matched: 'calm',
  different: 'needs',
  missing: 'needs',
  extra: 'needs',
  unread: 'lost',
};

function useColumns(): Column<Numbered>[] {
  const { rows: heads } = useReconciliationText();
  return useMemo(
    () => [
      { id: 'outcome', head: heads.outcome, width: '208px', cell: (row) => <OutcomeMark row={row} /> },
      { id: 'number', head: heads.number, width: 'minmax(110px, 1fr)', cell: (row) => <Numbers row={row} /> },
      {
        id: 'partner',
        head: heads.partner,
        width: 'minmax(120px, 2fr)',
        from: 900,
        cell: (row) => <Partner row={row} />,
      },
      {
        id: 'entryDate',
        head: heads.entryDate,
        width: '128px',
        from: 1080,
        cell: ({ entry }) => <Day on={entry?.date} />,
      },
      {
        id: 'spvDate',
        head: heads.spvDate,
        width: '112px',
        from: 1200,
        cell: ({ invoice }) => <Day on={invoice?.issuedOn} />,
      },
      {
        id: 'entryTotal',
        head: heads.entryTotal,
        width: '136px',
        align: 'end',
        cell: ({ entry }) => <Amount value={entry?.total ?? null} currency={null} />,
      },
      {
        id: 'spvTotal',
        head: heads.spvTotal,
        width: '144px',
        align: 'end',
        cell: ({ invoice }) => <Amount value={totalOf(invoice)} currency={invoice?.currency ?? null} />,
      },
      {
        id: 'what',
        head: heads.what,
        width: 'minmax(150px, 2fr)',
        from: 760,
        cell: (row) => <What row={row} />,
      },
    ],
    [heads],
  );
}

function OutcomeMark({ row: { outcome } }: { row: ReconciliationRow }) {
  const t = useReconciliationText();
  return <StateMark state={states[outcome]}>{t.outcome[outcome]}</StateMark>;
}

function Numbers({ row: { entry, invoice } }: { row: ReconciliationRow }) {
  return <span className={classes.number}>{entry?.number ?? invoice?.number ?? '—'}</span>;
}

function Partner({ row: { entry, invoice } }: { row: ReconciliationRow }) {
  const name = invoice && partnerOf(invoice).name;
  return name ?? <Cif cif={entry?.cif ?? (invoice && partnerOf(invoice).cif)} />;
}

function What({ row: { outcome, differences, entry } }: { row: ReconciliationRow }) {
  const t = useReconciliationText();
  const said = differences.map((one) => t.difference[one] ?? one).join(', ');
  if (outcome === 'unread' && entry) return <>{`${t.rows.line(entry.line)}: ${said}`}</>;
  return <>{said}</>;
}

function Card({ row }: { row: ReconciliationRow }) {
  const { entry, invoice } = row;
  return (
    <div className={classes.card}>
      <OutcomeMark row={row} />
      <Numbers row={row} />
      <span className="quiet clip">
        <Partner row={row} />
      </span>
      <Amount value={totalOf(invoice) ?? entry?.total ?? null} currency={invoice?.currency ?? null} />
      <span className={`quiet clip ${classes.whole}`}>
        <What row={row} />
      </span>
    </div>
  );
}

/** With VAT, as a journal has it, and with its sign; what is left to pay may be nothing. */
function totalOf(invoice: ReconciliationRow['invoice']): string | null {
  return invoice && signed(invoice.gross ?? invoice.payable, invoice.sign);
}
