/** The summary of an invoice: parties, dates, amounts, VAT by rate. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WholeInvoice } from '../../api/invoices.ts';
import { invoicePath } from '../../app/paths.ts';
import { formatDecimal } from '../../format/numbers.ts';
import { signed } from '../../format/signed.ts';
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
  const money = (value: string | null, unit = currency): ReactNode =>
    value && <Amount value={signed(value, invoice.sign)} currency={unit} />;
  const some = (value: string | null): ReactNode => (Number(value) === 0 ? null : money(value));
  return (
    <div className={classes.brief}>
      <p className={classes.payable}>
        <span className="quiet">{t.payable}</span>
        <strong>
          <Amount value={signed(invoice.payable, invoice.sign)} currency={currency} />
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
          [t.vatInLei, currency === 'RON' ? null : money(invoice.vatInLei, 'RON')],
          [t.gross, money(invoice.gross)],
          [t.prepaid, some(invoice.prepaid)],
          [t.rounding, some(invoice.rounding)],
          [t.taxPoint, invoice.taxPointCode && (t.taxPoints[invoice.taxPointCode] ?? invoice.taxPointCode)],
          [t.copies, invoice.copies.length > 0 ? <Copies key="copies" of={invoice.copies} /> : null],
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

function Party({ of: { name, tradingName, cif, vatId } }: { of: WholeInvoice['seller'] }) {
  const shown = name ?? tradingName;
  const code = cif ?? vatId;
  return (
    <>
      {shown !== null && <div>{shown}</div>}
      {name !== null && tradingName !== null && tradingName !== name && (
        <div className="quiet">{tradingName}</div>
      )}
      <span className={shown === null ? undefined : 'quiet'}>
        <Cif cif={code} /> {code && <CopyButton value={code} what={shown ?? code} />}
      </span>
    </>
  );
}

/** The other messages that brought the same invoice; the first of all is named. */
function Copies({ of: copies }: { of: WholeInvoice['copies'] }) {
  const t = useInvoiceText().brief;
  return (
    <>
      {copies.map(({ id, uploadIndex, first }) => (
        <div key={id}>
          <Link to={invoicePath(id)}>{uploadIndex}</Link>{' '}
          {first && <span className="quiet">{t.firstCopy}</span>}
        </div>
      ))}
    </>
  );
}

function VatByRate({ invoice: { vatBreakdown, currency, sign } }: { invoice: WholeInvoice }) {
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
              <Amount value={signed(base, sign)} currency={currency} />
            </td>
            <td>
              <Amount value={signed(vat, sign)} currency={currency} />
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
