/** The columns of the invoice list, and the card on a phone. */
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Direction, Invoice } from '../../api/shapes.ts';
import { Amount, Cif } from '../../components/amount.tsx';
import { Day, Instant } from '../../components/instant.tsx';
import { LateMark, partnerOf, SealMark } from '../../components/invoices/marks.tsx';
import type { Column } from '../../components/table/column.ts';
import { formatDecimal } from '../../format/numbers.ts';
import { signed } from '../../format/signed.ts';
import { useInboxText } from '../../text/inbox.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { useLanguage } from '../../text/language.tsx';
import { isSortedBy } from './invoice-filter.ts';
import classes from './invoices.module.css';

/** In display order; columns with the lowest `matters` stay longest when space is short, `px` is their minimum width. */
const shapes = {
  number: { width: 'minmax(110px, 1fr)', px: 110, matters: 1 },
  issuedOn: { width: '108px', px: 108, matters: 3 },
  availableAt: { width: '128px', px: 128, matters: 13 },
  company: { width: 'minmax(140px, 3fr)', px: 140, matters: 5 },
  partner: { width: 'minmax(150px, 3fr)', px: 150, matters: 2 },
  direction: { width: '56px', px: 56, matters: 6 },
  type: { width: 'minmax(110px, 1fr)', px: 110, matters: 15 },
  dueOn: { width: '110px', px: 110, matters: 12 },
  net: { width: '144px', px: 144, matters: 14 },
  vat: { width: '124px', px: 124, matters: 7 },
  vatInLei: { width: '136px', px: 136, matters: 11 },
  gross: { width: '140px', px: 140, matters: 4 },
  payable: { width: '140px', px: 140, matters: 10 },
  prepaid: { width: '136px', px: 136, matters: 17 },
  rounding: { width: '96px', px: 96, matters: 18 },
  rates: { width: 'minmax(180px, 2fr)', px: 180, matters: 19 },
  cashVat: { width: '88px', px: 88, matters: 20 },
  seal: { width: '124px', px: 124, matters: 8 },
  late: { width: '104px', px: 104, matters: 9 },
  uploadIndex: { width: '124px', px: 124, matters: 16 },
  mark: { width: '108px', px: 108, matters: 21 },
} as const satisfies Record<string, { width: string; px: number; matters: number }>;

export type ColumnId = keyof typeof shapes;
const columnIds = Object.keys(shapes) as ColumnId[];
export const usualColumns: readonly ColumnId[] = [
  'number',
  'issuedOn',
  'company',
  'partner',
  'direction',
  'vat',
  'gross',
  'payable',
  'seal',
  'late',
];
const amounts: ReadonlySet<ColumnId> = new Set([
  'net',
  'vat',
  'vatInLei',
  'gross',
  'payable',
  'prepaid',
  'rounding',
]);
const boxPx = 44;

/** By importance: the columns that can be chosen. */
export const byWeight = [...columnIds].sort((a, b) => shapes[a].matters - shapes[b].matters);

type NameOf = (companyId: string) => string | null;

/** @param nameOf from the page: a subscription in each cell would be too many */
export function useInvoiceColumns(chosen: readonly ColumnId[], nameOf: NameOf): Column<Invoice>[] {
  const { columns: heads } = useInvoicesText();
  return useMemo(() => {
    let needed = boxPx;
    const from = new Map<ColumnId, number>();
    for (const id of byWeight.filter((each) => chosen.includes(each))) {
      needed += shapes[id].px;
      from.set(id, needed);
    }
    return columnIds
      .filter((id) => from.has(id))
      .map((id) => ({
        id,
        head: heads[id],
        width: shapes[id].width,
        from: shapes[id].matters === 1 ? 0 : from.get(id)!,
        ...(amounts.has(id) ? { align: 'end' as const } : {}),
        ordered: isSortedBy(id),
        cell: (invoice) => <Cell of={id} invoice={invoice} nameOf={nameOf} />,
      }));
  }, [chosen, heads, nameOf]);
}

function Cell({ of, invoice, nameOf }: { of: ColumnId; invoice: Invoice; nameOf: NameOf }) {
  const t = useInvoicesText();
  const work = useInboxText();
  switch (of) {
    case 'number':
      return <Number_ invoice={invoice} />;
    case 'issuedOn':
      return <Day on={invoice.issuedOn} />;
    case 'dueOn':
      return <Day on={invoice.dueOn} />;
    case 'availableAt':
      return <Instant at={invoice.availableAt} as="moment" />;
    case 'company':
      return nameOf(invoice.companyId) ?? <Cif cif={invoice.cif} />;
    case 'partner':
      return <Partner invoice={invoice} />;
    case 'direction':
      return <DirectionIcon direction={invoice.direction} />;
    case 'type':
      return t.type[invoice.typeCode ?? ''] ?? invoice.typeCode ?? '—';
    case 'net':
    case 'vat':
    case 'gross':
    case 'payable':
    case 'prepaid':
    case 'rounding':
      return <Amount value={signed(invoice[of], invoice.sign)} currency={invoice.currency} />;
    case 'vatInLei':
      return <Amount value={signed(invoice.vatInLei, invoice.sign)} currency="RON" />;
    case 'rates':
      return <Rates invoice={invoice} />;
    case 'cashVat':
      return isCashVat(invoice) ? t.cashVat : '';
    case 'seal':
      return <SealMark verdict={invoice.seal.verdict} />;
    case 'late':
      return <LateMark late={invoice.late} />;
    case 'uploadIndex':
      return invoice.uploadIndex;
    case 'mark':
      return invoice.mark ? work.mark[invoice.mark] : <span className="quiet">—</span>;
  }
}

function Number_({ invoice: { number, copies } }: { invoice: Invoice }) {
  const t = useInvoicesText();
  return (
    <>
      {number === null ? (
        <span className="quiet">{t.noNumber}</span>
      ) : (
        <span className={classes.number}>{number}</span>
      )}
      {copies.length > 0 && (
        <span className="quiet" title={t.received(copies.length + 1)}>
          {' '}
          <span aria-hidden>×{copies.length + 1}</span>
          <span className="aside">{t.received(copies.length + 1)}</span>
        </span>
      )}
    </>
  );
}

/** What is taxed at each rate; a rate of zero is shown as its category. */
function Rates({ invoice: { vatBreakdown, sign } }: { invoice: Invoice }) {
  const { language } = useLanguage();
  const said = (vatBreakdown ?? []).map(({ category, rate, base }) => {
    const name = rate === null || Number(rate) === 0 ? (category ?? '0%') : `${Number(rate)}%`;
    return `${name}: ${base === null ? '—' : formatDecimal(signed(base, sign) ?? base, language, 2)}`;
  });
  return <>{said.join(' · ')}</>;
}

/** BT-8 in UNTDID 2005's code, and in 2475's, which CII uses. */
function isCashVat({ taxPointCode }: Invoice): boolean {
  return taxPointCode === '432' || taxPointCode === '72';
}

/** The word would take the room that names need. */
function DirectionIcon({ direction }: { direction: Direction }) {
  const t = useInvoicesText();
  const Icon = direction === 'received' ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <span title={t.directionOne[direction]} className={classes.direction}>
      <Icon size={16} aria-hidden />
      <span className="aside">{t.directionOne[direction]}</span>
    </span>
  );
}

function Partner({ invoice }: { invoice: Invoice }) {
  const { name, tradingName, cif, vatId } = partnerOf(invoice);
  const shown = name ?? tradingName;
  const code = cif ?? vatId;
  return shown === null ? <Cif cif={code} /> : <span title={code ?? undefined}>{shown}</span>;
}

export function InvoiceCard({ row, nameOf }: { row: Invoice; nameOf: NameOf }) {
  const t = useInvoicesText();
  return (
    <div className={classes.card}>
      <span className={`clip ${classes.cardName}`}>
        <Partner invoice={row} />
      </span>
      <span className={classes.cardAmount}>
        <Amount value={signed(row.gross ?? row.payable, row.sign)} currency={row.currency} />
      </span>
      <span className="quiet clip">
        {t.directionOne[row.direction]} · {row.number ?? t.noNumber}
      </span>
      <span className="quiet">
        <Day on={row.issuedOn} />
      </span>
      <span className="quiet clip">{nameOf(row.companyId) ?? <Cif cif={row.cif} />}</span>
      {row.late ? <LateMark late /> : <SealMark verdict={row.seal.verdict} />}
    </div>
  );
}
