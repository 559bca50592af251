/** What invoices come to, by direction and currency: nothing is converted, and what is not known is said. */
import type { InvoiceTotals } from '../../api/invoices.ts';
import { Amount } from '../../components/amount.tsx';
import { useInvoicesWords } from '../../text/invoices.ts';
import classes from './invoices.module.css';

export function Totals({ of: { totals }, stale }: { of: InvoiceTotals; stale?: boolean }) {
  const words = useInvoicesWords();
  const incomplete = totals.reduce((sum, one) => sum + one.incomplete, 0);
  return (
    <dl className={classes.totals} data-stale={stale || undefined}>
      {totals.map(({ currency, direction, count, creditNotes, vat, payable }) => (
        <div
          key={`${direction} ${currency}`}
          title={creditNotes > 0 ? words.totals.creditNotes(creditNotes) : undefined}
        >
          <dt>
            {words.direction[direction]} <span className="quiet">{count}</span>
          </dt>
          <dd>
            <strong>
              <Amount value={payable} currency={currency ?? words.totals.noCurrency} />
            </strong>
            <span className="quiet">
              {words.totals.vat} <Amount value={vat} currency={null} />
            </span>
          </dd>
        </div>
      ))}
      {incomplete > 0 && (
        <div>
          <dt className="aside">{words.totals.label}</dt>
          <dd className="quiet">{words.totals.incomplete(incomplete)}</dd>
        </div>
      )}
    </dl>
  );
}
