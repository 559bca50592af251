/** The columns of every exported list of invoices. Pure. */
import { isCashVat } from '../core/cash-vat.ts';
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import { classifyTransmission } from '../core/transmission-terms.ts';
import type { ExportLanguage } from '../db/exports/export.ts';
import type { Invoice, ListedParty } from '../db/invoices/invoice.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { type Column, column } from './column.ts';
import { signed, vatColumns } from './vat-columns.ts';

/**
 * @param vatKeys of the invoices that will be listed, from `vatKeysOf`
 * @param members names by member's id
 */
export function invoiceColumns(
  language: ExportLanguage,
  vatKeys: string[],
  members: Map<string, string>,
): Column<Invoice>[] {
  const texts = exportTexts[language];
  const { titles: t, directions, roles, marks, clientAnswers } = texts;
  return [
    column(t.direction, 'text', 10, (i) => directions[i.direction]),
    column(t.company, 'text', 14, (i) => maskCif(i.cif)),
    column(t.role, 'text', 12, (i) => i.role && roles[i.role]),
    column(t.number, 'text', 20, (i) => i.number),
    column(t.type, 'text', 6, (i) => i.typeCode),
    column(t.issuedOn, 'day', 12, (i) => i.issuedOn),
    column(t.dueOn, 'day', 12, (i) => i.dueOn),
    column(t.currency, 'text', 8, (i) => i.currency),
    column(t.sellerCif, 'text', 14, (i) => codeOf(i.seller)),
    column(t.seller, 'text', 34, (i) => i.seller.name && maskPersonalCodes(i.seller.name)),
    column(t.buyerCif, 'text', 14, (i) => codeOf(i.buyer)),
    column(t.buyer, 'text', 34, (i) => i.buyer.name && maskPersonalCodes(i.buyer.name)),
    column(t.net, 'amount', 14, (i) => i.net),
    column(t.vat, 'amount', 14, (i) => i.vat),
    column(t.gross, 'amount', 14, (i) => i.gross),
    column(t.prepaid, 'amount', 14, (i) => i.prepaid),
    column(t.rounding, 'amount', 12, (i) => i.rounding),
    column(t.payable, 'amount', 14, (i) => i.payable),
    column(t.vatInLei, 'amount', 14, (i) => i.vatInLei),
    column(t.cashVat, 'yes_no', 10, (i) => isCashVat(i.taxPointCode)),
    column(t.signedNet, 'amount', 14, (i) => signed(i.net, i.sign)),
    column(t.signedVat, 'amount', 14, (i) => signed(i.vat, i.sign)),
    column(t.signedGross, 'amount', 14, (i) => signed(i.gross, i.sign)),
    column(t.signedPayable, 'amount', 14, (i) => signed(i.payable, i.sign)),
    ...vatColumns(vatKeys, texts),
    column(t.availableAt, 'instant', 17, (i) => i.availableAt),
    column(t.dueBy, 'day', 16, (i) => classifyTransmission(i.issuedOn, i.availableAt)?.dueBy ?? null),
    column(t.late, 'yes_no', 10, (i) => i.late),
    column(t.mark, 'text', 12, (i) => i.mark && marks[i.mark]),
    column(t.clientAnswer, 'text', 14, (i) => i.clientAnswer && clientAnswers[i.clientAnswer]),
    column(t.assignee, 'text', 20, (i) => i.assignee && (members.get(i.assignee) ?? null)),
    column(t.tags, 'text', 20, (i) => i.tags.map(maskPersonalCodes).join(', ') || null),
    column(t.retainUntil, 'day', 14, (i) => i.retainUntil),
    column(t.seal, 'text', 16, (i) => i.seal.verdict),
    column(t.signer, 'text', 20, (i) => i.seal.signer && maskPersonalCodes(i.seal.signer)),
    column(t.reading, 'text', 12, (i) => i.reading.verdict),
    column(t.readingDetail, 'text', 24, (i) => i.reading.detail && maskPersonalCodes(i.reading.detail)),
    column(t.uploadIndex, 'text', 14, (i) => i.uploadIndex),
    column(t.copies, 'text', 28, (i) => i.copies.map(({ uploadIndex }) => uploadIndex).join(', ') || null),
    column(t.messageId, 'text', 14, (i) => i.messageId),
    column(t.id, 'text', 38, (i) => i.id),
  ];
}

/** The Romanian code, or what a party abroad has instead. */
function codeOf({ cif, vatId }: ListedParty): string | null {
  return cif === null ? vatId && maskPersonalCodes(vatId) : maskCif(cif);
}
