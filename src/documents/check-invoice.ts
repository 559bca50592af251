/** What is remarkable about an invoice that was read, beside how it was read. Never a gate: ANAF has accepted it. */

import type { ReadInvoice } from '../core/invoice.ts';
import { mostRemarks, type Remark } from '../core/remark.ts';
import { checkFields } from './check-fields.ts';
import { checkFigures } from './check-figures.ts';

const mostWritten = 60;

/** @param known how its fields were read; a term that has a remark needs no second one that it is absent */
export function checkInvoice(invoice: ReadInvoice, known: Remark[]): Remark[] {
  const remarks = [...known];
  const unread = new Set(known.map((remark) => remark.term));
  const note = (remark: Remark) => {
    if (remarks.length >= mostRemarks) return;
    if (remark.written === null && unread.has(remark.term)) return;
    remarks.push({ ...remark, written: shortened(remark.written) } as Remark);
  };
  // Of lists that were cut off there is nothing to add up.
  if (!known.some(({ code }) => code === 'too_many')) checkFigures(invoice, note);
  checkFields(invoice, note);
  return remarks;
}

/** Never through the middle of a character that takes two units. */
function shortened(written: string | null): string | null {
  return written?.slice(0, mostWritten).replace(/[\ud800-\udbff]$/, '') ?? null;
}
