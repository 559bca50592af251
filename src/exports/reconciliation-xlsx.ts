/** A reconciliation as a spreadsheet: what the journal says beside what the SPV has, a row each. */
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import type { Db } from '../db/connection.ts';
import type { ExportLanguage } from '../db/exports/export.ts';
import { findInvoices, type Invoice } from '../db/invoices/invoice.ts';
import {
  listReconciliationRows,
  type ReconciliationOutcome,
  type ReconciliationRow,
} from '../db/reconciliation/reconciliation.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { column } from './column.ts';
import { xlsxOf } from './sheet.ts';
import { signed } from './vat-columns.ts';

interface Row extends ReconciliationRow {
  invoice: Invoice | null;
}

const pageRows = 500;

export function reconciliationXlsx(
  db: Db,
  organisationId: string,
  { id, outcome, language }: { id: string; outcome?: ReconciliationOutcome; language: ExportLanguage },
): AsyncGenerator<Uint8Array> {
  const { titles: t, outcomes, differences, reconciliation } = exportTexts[language];
  const partner = ({ role, seller, buyer }: Invoice) => (role === 'seller' ? buyer : seller);
  const code = (cif: string | null | undefined) => (cif ? maskCif(cif) : null);
  const name = (text: string | null) => text && maskPersonalCodes(text);
  const columns = [
    column<Row>(t.outcome, 'text', 16, (row) => outcomes[row.outcome]),
    column<Row>(t.differences, 'text', 30, (row) =>
      row.differences.map((one) => differences[one as keyof typeof differences] ?? one).join(', '),
    ),
    column<Row>(t.line, 'count', 8, (row) => row.entry?.line ?? null),
    column<Row>(t.entryNumber, 'text', 20, (row) => row.entry?.number ?? null),
    column<Row>(t.entryDate, 'day', 14, (row) => row.entry?.date ?? null),
    column<Row>(t.entryCif, 'text', 14, (row) => code(row.entry?.cif)),
    column<Row>(t.entryTotal, 'amount', 14, (row) => row.entry?.total ?? null),
    column<Row>(t.number, 'text', 20, (row) => row.invoice?.number ?? null),
    column<Row>(t.issuedOn, 'day', 12, (row) => row.invoice?.issuedOn ?? null),
    column<Row>(t.partnerCif, 'text', 14, (row) => row.invoice && code(partner(row.invoice).cif)),
    column<Row>(t.partner, 'text', 34, (row) => name(row.invoice && partner(row.invoice).name)),
    column<Row>(t.net, 'amount', 14, (row) => row.invoice?.net ?? null),
    column<Row>(t.vat, 'amount', 14, (row) => row.invoice?.vat ?? null),
    column<Row>(
      t.signedGross,
      'amount',
      14,
      (row) => row.invoice && signed(row.invoice.gross, row.invoice.sign),
    ),
    column<Row>(t.payable, 'amount', 14, (row) => row.invoice?.payable ?? null),
    column<Row>(t.currency, 'text', 8, (row) => row.invoice?.currency ?? null),
    column<Row>(t.availableAt, 'instant', 17, (row) => row.invoice?.availableAt ?? null),
    column<Row>(t.uploadIndex, 'text', 14, (row) => row.invoice?.uploadIndex ?? null),
    column<Row>(t.id, 'text', 38, (row) => row.invoiceId),
  ];
  return xlsxOf({ name: reconciliation, columns, pages: walk(db, organisationId, id, outcome), language });
}

async function* walk(
  db: Db,
  organisationId: string,
  id: string,
  outcome: ReconciliationOutcome | undefined,
): AsyncGenerator<Row[]> {
  let after = 0;
  for (;;) {
    const rows = await listReconciliationRows(db, organisationId, id, { outcome, after, limit: pageRows });
    const ids = rows.flatMap(({ invoiceId }) => invoiceId ?? []);
    const invoices = await findInvoices(db, organisationId, ids);
    if (rows.length > 0)
      yield rows.map((row) => ({ ...row, invoice: (row.invoiceId && invoices.get(row.invoiceId)) || null }));
    if (rows.length < pageRows) return;
    after = rows.at(-1)!.n;
  }
}
