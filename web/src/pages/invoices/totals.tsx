/** The totals as a small table, a row for each currency: nothing is converted, and missing amounts are mentioned. */
import { Fragment } from 'react';
import type { InvoiceTotals } from '../../api/invoices.ts';
import type { Direction } from '../../api/shapes.ts';
import { Amount, Count } from '../../components/amount.tsx';
import { useInvoicesText } from '../../text/invoices.ts';
import classes from './invoices.module.css';

type Total = InvoiceTotals['totals'][number];

export function Totals({ of: { totals, unproven }, stale }: { of: InvoiceTotals; stale?: boolean }) {
  const t = useInvoicesText();
  const incomplete = totals.reduce((sum, one) => sum + one.incomplete, 0);
  if (totals.length === 0) return null;
  const directions = (['received', 'sent'] as const).filter((each) =>
    totals.some(({ direction }) => direction === each),
  );
  return (
    <table className={classes.totals} data-stale={stale || undefined}>
      <caption className="aside">{t.totals.label}</caption>
      <thead>
        <tr>
          <td />
          {directions.map((direction) => (
            <Fragment key={direction}>
              <th scope="col">{t.direction[direction]}</th>
              <th scope="col">{t.totals.vat}</th>
              <th scope="col">{t.totals.payable}</th>
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {byCurrency(totals).map(([currency, of]) => (
          <tr key={currency}>
            <th scope="row">
              <span className="aside">{currency ?? t.totals.noCurrency}</span>
            </th>
            {directions.map((direction) => (
              <Sums key={direction} of={of.get(direction)} />
            ))}
          </tr>
        ))}
        {[incomplete > 0 && t.totals.incomplete(incomplete), unproven > 0 && t.totals.unproven(unproven)]
          .filter((said) => said !== false)
          .map((said) => (
            <tr key={said}>
              <td colSpan={1 + directions.length * 3} className="quiet">
                {said}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Sums({ of }: { of: Total | undefined }) {
  const t = useInvoicesText();
  if (!of) return <td colSpan={3} />;
  const { count, creditNotes, vat, payable, currency } = of;
  const title = creditNotes > 0 ? t.totals.creditNotes(creditNotes) : undefined;
  return (
    <>
      <td className="quiet" title={title} data-direction={t.direction[of.direction]}>
        <Count value={count} />
      </td>
      <td className="quiet" title={title}>
        <Amount value={vat} currency={null} />
      </td>
      <td title={title}>
        <strong>
          <Amount value={payable} currency={currency ?? t.totals.noCurrency} />
        </strong>
      </td>
    </>
  );
}

/** The currency with most invoices first, as the API has them. */
function byCurrency(totals: Total[]): [string | null, Map<Direction, Total>][] {
  const found = new Map<string | null, Map<Direction, Total>>();
  for (const total of totals) {
    const known = found.get(total.currency) ?? new Map<Direction, Total>();
    found.set(total.currency, known.set(total.direction, total));
  }
  return [...found];
}
