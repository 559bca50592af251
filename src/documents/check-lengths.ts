/** How long CIUS-RO lets a text be. ANAF's messages name these rules by their length alone. */

import type { ReadInvoice } from '../core/invoice.ts';
import type { FieldRemark, FieldRule } from '../core/remark.ts';

type LengthRule = Extract<FieldRule, `BR-RO-L${string}`>;

const lengths: Record<LengthRule, number> = {
  'BR-RO-L100': 100,
  'BR-RO-L150': 150,
  'BR-RO-L200': 200,
  'BR-RO-L300': 300,
};

export function checkLengths(i: ReadInvoice, note: (remark: FieldRemark) => void): void {
  const check = (code: LengthRule, term: string, written: string | null | undefined) => {
    if (written && written.length > lengths[code] && charactersOf(written) > lengths[code])
      note({ code, term, written });
  };
  check('BR-RO-L200', 'BT-1', i.number);
  check('BR-RO-L200', 'BT-12', i.references.contract);
  check('BR-RO-L200', 'BT-13', i.references.order);
  check('BR-RO-L100', 'BT-19', i.references.accounting);
  check('BR-RO-L300', 'BT-20', i.paymentTerms);
  check('BR-RO-L200', 'BT-27', i.seller.legalName);
  check('BR-RO-L200', 'BT-28', i.seller.tradingName);
  check('BR-RO-L150', 'BT-35', i.seller.address?.line1);
  check('BR-RO-L200', 'BT-44', i.buyer.legalName);
  check('BR-RO-L200', 'BT-45', i.buyer.tradingName);
  check('BR-RO-L150', 'BT-50', i.buyer.address?.line1);
  for (const text of i.notes) check('BR-RO-L300', 'BT-22', text);
  i.lines.forEach(({ name, description }, n) => {
    if (name && name.length > 100) check('BR-RO-L100', `BT-153 #${n + 1}`, name);
    if (description && description.length > 200) check('BR-RO-L200', `BT-154 #${n + 1}`, description);
  });
}

/** As XPath counts them: white space runs count as one, characters beyond the first plane as one. */
function charactersOf(text: string): number {
  return [...text.replace(/\s+/g, ' ').trim()].length;
}
