/** VAT sums of a month as a table: a row a direction, rate, category and kind of document, with a total for each direction. */
import type { MonthVat, VatRow } from '../../api/vat.ts';
import { addAmounts } from '../../format/add-amounts.ts';
import { formatDecimal } from '../../format/numbers.ts';
import { useLanguage } from '../../text/language.tsx';
import { useVatText } from '../../text/vat.ts';
import { Count } from '../amount.tsx';
import { StateMark } from '../state-mark.tsx';
import { Scroller } from './scroller.tsx';
import classes from './vat-table.module.css';

export function VatTable({ of: { data } }: { of: MonthVat }) {
  const t = useVatText();
  if (data.length === 0) return <p className="quiet">{t.none}</p>;
  const withoutRate = data.reduce((sum, row) => sum + row.withoutRate, 0);
  return (
    <>
      {(['sent', 'received'] as const).map((direction) => {
        const rows = data.filter((row) => row.direction === direction);
        return rows.length > 0 && <Sums key={direction} title={t.direction[direction]} rows={rows} />;
      })}
      {withoutRate > 0 && (
        <StateMark state="needs" long>
          {t.withoutRate(withoutRate)}
        </StateMark>
      )}
    </>
  );
}

function Sums({ title, rows }: { title: string; rows: VatRow[] }) {
  const t = useVatText();
  return (
    <Scroller label={title}>
      <table className={classes.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.columns.rate}</th>
            <th scope="col">{t.columns.documents}</th>
            <th scope="col" className={classes.end}>
              {t.columns.count}
            </th>
            <th scope="col" className={classes.end}>
              {t.columns.net}
            </th>
            <th scope="col" className={classes.end}>
              {t.columns.vat}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.category} ${row.rate} ${row.typeGroup}`}>
              <th scope="row">{rateName(row, t)}</th>
              <td>{t.typeGroup[row.typeGroup]}</td>
              <td className={classes.end}>
                <Count value={row.count} />
              </td>
              <Lei value={row.net} />
              <Lei value={row.vat} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t.total}
            </th>
            <Lei value={addAmounts(rows.map(({ net }) => net))} />
            <Lei value={addAmounts(rows.map(({ vat }) => vat))} />
          </tr>
        </tfoot>
      </table>
    </Scroller>
  );
}

function Lei({ value }: { value: string }) {
  const { language } = useLanguage();
  return <td className={classes.end}>{formatDecimal(value, language, 2)}</td>;
}

/** `21%`, or what the category means where there is no rate. */
export function rateName(
  { category, rate, categories = [] }: { category: string | null; rate: string; categories?: string[] },
  t: ReturnType<typeof useVatText>,
): string {
  if (categories.length > 1) return t.compare.withoutTax;
  if (rate !== '0') return `${rate}%`;
  return t.category[category ?? ''] ?? category ?? '0%';
}
