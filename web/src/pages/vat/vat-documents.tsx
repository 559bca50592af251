/** The documents of the month that a person should look at, each with the reason; or those behind one difference. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type MonthVat, useVatInvoices, type VatAsked, type VatInvoicesAsked } from '../../api/vat.ts';
import { invoicePath } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Day } from '../../components/instant.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { Scroller } from '../../components/vat/scroller.tsx';
import table from '../../components/vat/vat-table.module.css';
import { formatDecimal } from '../../format/numbers.ts';
import { useCommonText } from '../../text/common.ts';
import { useLanguage } from '../../text/language.tsx';
import { useVatText } from '../../text/vat.ts';
import classes from './vat.module.css';

export function VatDocuments({
  asked,
  of: { documents, doubtful, excluded },
}: {
  asked: VatAsked;
  of: MonthVat;
}) {
  const t = useVatText();
  if (documents === 0) return null;
  return (
    <section className={`panel ${classes.sums}`} aria-labelledby="doubts">
      <h2 id="doubts">
        {doubtful === 0 ? (
          <StateMark state="calm" long>
            {t.noDoubts(documents)}
          </StateMark>
        ) : (
          <StateMark state="needs">{t.doubts(doubtful)}</StateMark>
        )}
      </h2>
      {excluded > 0 && <p>{t.excluded(excluded)}</p>}
      {doubtful > 0 && <DocumentTable label={t.doubtful} asked={{ ...asked, doubt: 'any' }} />}
    </section>
  );
}

interface TableProps {
  asked: VatInvoicesAsked;
  /** What scrolls is a landmark, and a page may have two of these. */
  label: string;
  /** Shown above it, where no heading says it. */
  captioned?: boolean;
}

export function DocumentTable({ asked, label, captioned = false }: TableProps) {
  const t = useVatText();
  const common = useCommonText();
  const { language } = useLanguage();
  const { rows, more, error, refetch } = useVatInvoices(asked);
  if (rows === undefined)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} strip />
    ) : (
      <SkeletonRows rows={3} />
    );
  const several = (asked.category?.length ?? 0) > 1;
  if (rows.length === 0) return <p className="quiet">{t.compare.none}</p>;
  const doubted = rows.some(({ doubts }) => doubts.length > 0);
  return (
    <>
      <Scroller label={label}>
        <table className={table.table}>
          {captioned && <caption>{label}</caption>}
          <thead>
            <tr>
              <th scope="col">{t.number}</th>
              <th scope="col">{t.issuedOn}</th>
              <th scope="col">{t.partner}</th>
              {several && <th scope="col">{t.columns.category}</th>}
              <th scope="col" className={table.end}>
                {t.columns.net}
              </th>
              <th scope="col" className={table.end}>
                {t.columns.vat}
              </th>
              {doubted && <th scope="col">{t.why}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.invoice}>
                <th scope="row">
                  <Link to={invoicePath(row.invoice)}>{row.number ?? common.none}</Link>
                </th>
                <td>
                  <Day on={row.issuedOn} />
                </td>
                <td className={table.wrap}>{row.partner.name ?? row.partner.cif ?? common.none}</td>
                {several && (
                  <td>
                    {row.shares.map(({ category }) => t.category[category ?? ''] ?? category).join(' + ')}
                  </td>
                )}
                {(['net', 'vat'] as const).map((part) => (
                  <td key={part} className={table.end}>
                    {row.shares.length === 0
                      ? common.none
                      : row.shares
                          .map((share) => share[part])
                          .map((one) => (one === null ? common.none : formatDecimal(one, language, 2)))
                          .join(' + ')}
                  </td>
                ))}
                {doubted && (
                  <td className={table.wrap}>{row.doubts.map((doubt) => t.doubt[doubt]).join('; ')}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {more && (
        <div>
          <Button variant="default" size="compact-sm" onClick={more}>
            {common.do.more}
          </Button>
        </div>
      )}
    </>
  );
}
