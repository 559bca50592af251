/** The summary of an invoice: parties, dates, amounts, VAT by rate. */
import type { ReactNode } from 'react';
import type { WholeInvoice } from '../../api/invoices.ts';
import { formatDecimal } from '../../format/numbers.ts';
import { useInvoiceText } from '../../text/invoice.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { useLanguage } from '../../text/language.tsx';
import { Amount, Cif } from '../amount.tsx';
import { CopyButton } from '../copy-button.tsx';
import { Facts } from '../facts.tsx';
import { Day } from '../instant.tsx';
import classes from './brief.module.css';

export function Brief({ invoice }: { invoice: WholeInvoice }) {
  const t = useInvoiceText().brief;
  const { type } = useInvoicesText();
  const { currency, typeCode, details, uploadIndex } = invoice;
  const money = (value: string | null): ReactNode => value && <Amount value={value} currency={currency} />;
  return (
    <div className={classes.brief}>
      <p className={classes.payable}>
        <span className="quiet">{t.payable}</span>
        <strong>
          <Amount value={invoice.payable} currency={currency} />
        </strong>
      </p>
      <Facts
        of={[
          [t.seller, <Party key="seller" of={invoice.seller} />],
          [t.buyer, <Party key="buyer" of={invoice.buyer} />],
          [t.type, typeCode && (type[typeCode] ?? typeCode)],
          [t.issuedOn, <Day key="issued" on={invoice.issuedOn} />],
          [t.dueOn, invoice.dueOn && <Day key="due" on={invoice.dueOn} />],
          [t.net, money(invoice.net)],
          [t.vat, money(invoice.vat)],
          [t.gross, invoice.gross === invoice.payable ? null : money(invoice.gross)],
          [t.reference, details?.references.order ?? null],
          [t.account, details?.paymentMeans.find(({ account }) => account)?.account ?? null],
          [
            t.uploadIndex,
            <span key="index">
              {uploadIndex} <CopyButton value={uploadIndex} what={t.uploadIndex} />
            </span>,
          ],
        ]}
      />
      <VatByRate invoice={invoice} />
    </div>
  );
}

function Party({ of: { name, cif } }: { of: WholeInvoice['seller'] }) {
  return (
    <>
      {name !== null && <div>{name}</div>}
      <span className={name === null ? undefined : 'quiet'}>
        <Cif cif={cif} /> {cif && <CopyButton value={cif} what={name ?? cif} />}
      </span>
    </>
  );
}

function VatByRate({ invoice: { vatBreakdown, currency } }: { invoice: WholeInvoice }) {
  const t = useInvoiceText().brief;
  const { language } = useLanguage();
  if (!vatBreakdown || vatBreakdown.length === 0) return null;
  return (
    <table className={classes.vat}>
      <caption>{t.vatOf}</caption>
      <thead>
        <tr>
          <th scope="col">{t.rate}</th>
          <th scope="col">{t.base}</th>
          <th scope="col">{t.vat}</th>
        </tr>
      </thead>
      <tbody>
        {vatBreakdown.map(({ category, rate, base, vat, exemptionReason, exemptionCode }) => (
          <tr key={`${category} ${rate} ${exemptionCode}`}>
            <th scope="row" title={exemptionReason ?? undefined}>
              {rate === null ? '—' : `${formatDecimal(trimmed(rate), language)}%`}{' '}
              <span className="quiet">{category}</span>
            </th>
            <td>
              <Amount value={base} currency={currency} />
            </td>
            <td>
              <Amount value={vat} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `21.00` is 21. */
function trimmed(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}
