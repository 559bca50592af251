/** The totals as a small table by direction and currency: nothing is converted, and missing amounts are mentioned. */
import type { InvoiceTotals } from '../../api/invoices.ts';
import { Amount, Count } from '../../components/amount.tsx';
import { useInvoicesText } from '../../text/invoices.ts';
import classes from './invoices.module.css';

export function Totals({ of: { totals }, stale }: { of: InvoiceTotals; stale?: boolean }) {
  const t = useInvoicesText();
  const incomplete = totals.reduce((sum, one) => sum + one.incomplete, 0);
  if (totals.length === 0) return null;
  return (
    <table className={classes.totals} data-stale={stale || undefined}>
      <caption className="aside">{t.totals.label}</caption>
      <thead className="aside">
        <tr>
          <th scope="col">{t.totals.direction}</th>
          <th scope="col">{t.totals.invoices}</th>
          <th scope="col">{t.totals.vat}</th>
          <th scope="col">{t.totals.payable}</th>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ currency, direction, count, creditNotes, vat, payable }) => (
          <tr
            key={`${direction} ${currency}`}
            title={creditNotes > 0 ? t.totals.creditNotes(creditNotes) : undefined}
          >
            <th scope="row">{t.direction[direction]}</th>
            <td className="quiet">
              <Count value={count} />
            </td>
            <td className="quiet">
              <Amount value={vat} currency={null} />
            </td>
            <td>
              <strong>
                <Amount value={payable} currency={currency ?? t.totals.noCurrency} />
              </strong>
            </td>
          </tr>
        ))}
        {incomplete > 0 && (
          <tr>
            <td colSpan={4} className="quiet">
              {t.totals.incomplete(incomplete)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
