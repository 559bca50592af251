/** The columns of every list of invoices that is handed on: what each is called, what type it has, where it comes from. Pure. */
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import { classifyTransmission } from '../core/transmission-terms.ts';
import type { ExportLanguage } from '../db/exports/export.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { exportTexts } from '../text/exports/export-texts.ts';

export type ColumnType = 'text' | 'amount' | 'day' | 'instant' | 'yes_no' | 'count';
export type Value = string | number | boolean | Date | null;

export interface Column<Row> {
  title: string;
  type: ColumnType;
  /** In characters. */
  width: number;
  value(row: Row): Value;
}

export function column<Row>(
  title: string,
  type: ColumnType,
  width: number,
  value: (row: Row) => Value,
): Column<Row> {
  return { title, type, width, value };
}

export function invoiceColumns(language: ExportLanguage): Column<Invoice>[] {
  const { titles: t, directions, roles } = exportTexts[language];
  const code = (cif: string | null) => cif && maskCif(cif);
  return [
    column(t.direction, 'text', 10, (i) => directions[i.direction]),
    column(t.company, 'text', 14, (i) => code(i.cif)),
    column(t.role, 'text', 12, (i) => i.role && roles[i.role]),
    column(t.number, 'text', 20, (i) => i.number),
    column(t.type, 'text', 6, (i) => i.typeCode),
    column(t.issuedOn, 'day', 12, (i) => i.issuedOn),
    column(t.dueOn, 'day', 12, (i) => i.dueOn),
    column(t.currency, 'text', 8, (i) => i.currency),
    column(t.sellerCif, 'text', 14, (i) => code(i.seller.cif)),
    column(t.seller, 'text', 34, (i) => i.seller.name && maskPersonalCodes(i.seller.name)),
    column(t.buyerCif, 'text', 14, (i) => code(i.buyer.cif)),
    column(t.buyer, 'text', 34, (i) => i.buyer.name && maskPersonalCodes(i.buyer.name)),
    column(t.net, 'amount', 14, (i) => i.net),
    column(t.vat, 'amount', 14, (i) => i.vat),
    column(t.payable, 'amount', 14, (i) => i.payable),
    column(t.availableAt, 'instant', 17, (i) => i.availableAt),
    column(t.dueBy, 'day', 16, (i) => classifyTransmission(i.issuedOn, i.availableAt)?.dueBy ?? null),
    column(t.late, 'yes_no', 10, (i) => i.late),
    column(t.retainUntil, 'day', 14, (i) => i.retainUntil),
    column(t.seal, 'text', 16, (i) => i.seal.verdict),
    column(t.signer, 'text', 20, (i) => i.seal.signer && maskPersonalCodes(i.seal.signer)),
    column(t.reading, 'text', 12, (i) => i.reading.verdict),
    column(t.readingDetail, 'text', 24, (i) => i.reading.detail && maskPersonalCodes(i.reading.detail)),
    column(t.uploadIndex, 'text', 14, (i) => i.uploadIndex),
    column(t.messageId, 'text', 14, (i) => i.messageId),
    column(t.id, 'text', 38, (i) => i.id),
  ];
}
