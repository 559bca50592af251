/** The columns of the grid of months, and the card on a phone. */
import { IconCertificate } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CompanyMonth, MonthFilter } from '../../api/months.ts';
import { monthPath } from '../../app/paths.ts';
import { Cif } from '../../components/amount.tsx';
import type { Column } from '../../components/table/column.ts';
import { useSayMonth } from '../../format/say-month.ts';
import { useMonthsText } from '../../text/months.ts';
import { MonthMark } from './month-mark.tsx';
import classes from './months.module.css';

export interface MonthsOfCompany {
  id: string;
  cif: string;
  name: string;
  months: CompanyMonth[];
}

/**
 * @param months from the oldest, with the chosen one among them
 * @param show what the list is narrowed to: the chosen month says how much of it there is
 */
export function useMonthColumns(
  months: string[],
  chosen: string,
  show: MonthFilter | undefined,
): Column<MonthsOfCompany>[] {
  const t = useMonthsText();
  const sayMonth = useSayMonth();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the months are a list of texts, new with each rendering.
  return useMemo(
    () => [
      {
        id: 'name',
        head: t.company,
        width: 'minmax(150px, 2fr)',
        cell: ({ name }) => <span title={name}>{name}</span>,
      },
      { id: 'cif', head: 'CIF', width: '104px', from: 1240, cell: ({ cif }) => <Cif cif={cif} /> },
      ...months.map((month, n) => ({
        id: month,
        head: sayMonth(month),
        headShown: month === chosen ? <strong>{sayMonth(month)}</strong> : undefined,
        width: 'minmax(132px, 1fr)',
        // The chosen month and its neighbours stay; the older ones go first.
        from: month === chosen ? 0 : ([1180, 1040, 900, 780][n] ?? 640),
        cell: ({ id, months: its }: MonthsOfCompany) => (
          <Cell
            company={id}
            of={its.find((one) => one.month === month)}
            show={month === chosen ? show : undefined}
          />
        ),
      })),
    ],
    [t, months.join(), chosen, show],
  );
}

interface CellProps {
  company: string;
  of: CompanyMonth | undefined;
  show: MonthFilter | undefined;
}

function Cell({ company, of: month, show }: CellProps) {
  const t = useMonthsText();
  if (!month) return null;
  return (
    <Link to={monthPath(company, month.month)} className={classes.cell}>
      <MonthMark of={month} show={show} />
      {month.statement && (
        <IconCertificate size={15} className={classes.stated} role="img" aria-label={t.stated}>
          <title>{t.stated}</title>
        </IconCertificate>
      )}
    </Link>
  );
}

interface CardProps {
  row: MonthsOfCompany;
  month: string;
  show: MonthFilter | undefined;
}

export function MonthCard({ row, month, show }: CardProps) {
  const found = row.months.find((one) => one.month === month);
  return (
    <div className={classes.card}>
      <span className={`clip ${classes.name}`}>{row.name}</span>
      <Cell company={row.id} of={found} show={show} />
    </div>
  );
}
