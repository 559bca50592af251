/** The totals by direction and currency: nothing is converted, and missing amounts are mentioned. */
import type { InvoiceTotals } from '../../api/invoices.ts';
import { Amount } from '../../components/amount.tsx';
import { useInvoicesText } from '../../text/invoices.ts';
import classes from './invoices.module.css';

export function Totals({ of: { totals }, stale }: { of: InvoiceTotals; stale?: boolean }) {
  const t = useInvoicesText();
  const incomplete = totals.reduce((sum, one) => sum + one.incomplete, 0);
  return (
    <dl className={classes.totals} data-stale={stale || undefined}>
      {totals.map(({ currency, direction, count, creditNotes, vat, payable }) => (
        <div
          key={`${direction} ${currency}`}
          title={creditNotes > 0 ? t.totals.creditNotes(creditNotes) : undefined}
        >
          <dt>
            {t.direction[direction]} <span className="quiet">{count}</span>
          </dt>
          <dd>
            <strong>
              <Amount value={payable} currency={currency ?? t.totals.noCurrency} />
            </strong>
            <span className="quiet">
              {t.totals.vat} <Amount value={vat} currency={null} />
            </span>
          </dd>
        </div>
      ))}
      {incomplete > 0 && (
        <div>
          <dt className="aside">{t.totals.label}</dt>
          <dd className="quiet">{t.totals.incomplete(incomplete)}</dd>
        </div>
      )}
    </dl>
  );
}
