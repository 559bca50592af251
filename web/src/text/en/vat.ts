/** VAT: the month's sums, documents to check, the return beside them. */
import { formatCount } from '../../format/numbers.ts';
import type { vat as ro } from '../ro/vat.ts';

const documents = (n: number) => formatCount(n, ['document', 'documents'], 'en');

export const vat: typeof ro = {
  lead: 'Sums in lei, from archived documents. To be confirmed by a professional before they go into a return.',
  company: 'Company',
  chooseCompany: 'Choose a company',
  chooseFirst: 'Choose a company to see the month’s VAT',
  month: 'Month',
  by: 'By',
  dates: { issued: 'date of issue', delivered: 'date of delivery', available: 'day in the SPV' },
  xlsx: 'XLSX',
  direction: { sent: 'Sales', received: 'Purchases' },
  columns: {
    rate: 'Rate',
    category: 'Category',
    documents: 'Documents',
    count: 'Count',
    net: 'Base (lei)',
    vat: 'VAT (lei)',
  },
  total: 'Total',
  typeGroup: {
    invoice: 'invoices',
    storno: 'negative invoices',
    credit_note: 'credit notes',
    self_billed: 'self-billed',
  },
  category: {
    S: 'VAT rate',
    AE: 'reverse charge',
    E: 'exempt',
    Z: 'zero rate',
    K: 'intra-Community',
    G: 'export',
    O: 'outside VAT',
  },
  withoutRate: (n) => `${documents(n)} in another currency without a rate: not added`,
  none: 'No documents in this month',
  doubts: (n) => `To check: ${documents(n)}`,
  excluded: (n) => `Not in any sum: ${documents(n)}.`,
  noDoubts: (n) =>
    n === 1
      ? 'The one document is in the sums, as it states.'
      : `All ${documents(n)} are in the sums, each as the document states.`,
  doubtful: 'Documents to check',
  doubt: {
    unread: 'the document could not be read; not in any sum',
    unproven: 'the original is not confirmed; not in any sum',
    copy: 'the same invoice came in another message; counted once',
    no_breakdown: 'without a table of VAT by rate; not in any sum',
    without_rate: 'in another currency, without VAT in lei; not in any sum',
    sums_differ: 'the VAT table does not add up to the invoice’s totals; the sums use the table',
    net_from_vat: 'in another currency: the base in lei follows from the VAT in lei',
    cash_vat: 'cash accounting: VAT is due when it is paid',
  },
  number: 'Number',
  partner: 'Partner',
  issuedOn: 'Issued',
  why: 'Why',
  compare: {
    title: 'The return beside it (e-TVA)',
    help: 'Paste the lines of a D300 or of the precompleted P300: name, base and VAT, or upload a text or CSV file. Nothing is kept.',
    text: 'Lines of the return',
    example: 'Livrări taxabile cu cota 21%  100.000  21.000',
    file: 'Upload a file',
    percent: 'Threshold, %',
    lei: 'Threshold, lei',
    threshold:
      'The legal threshold: at least 20% and at least 5,000 lei, both (OUG 70/2024, art. 5, as in force on 1 September 2025). ANAF may change it by order; the percentage is taken of the declared amount.',
    go: 'Compare',
    line: 'Line',
    declared: 'Declared',
    documents: 'From documents',
    difference: 'Difference',
    verdict: 'Threshold',
    above: 'above the threshold',
    below: 'below the threshold',
    equal: 'the same',
    withoutTax: 'exempt or not taxable',
    grouped: {
      received: (categories) =>
        `Purchases: the return has one line for exempt and not taxable ones, so the categories ${categories} are one sum.`,
      sent: (categories) =>
        `Sales: an invoice’s category does not say whether it is with the right of deduction, without, or for a place outside Romania; those lines of the return are one sum, and so are the categories ${categories}.`,
    },
    noLine: 'no line in the return',
    unread: (n) => `Lines not compared (${n}): totals, regularisations or not recognised`,
    show: 'Documents',
    hide: 'Hide',
    none: 'No documents',
    onBase: 'base',
    onVat: 'VAT',
    excluded: (n) =>
      `${documents(n)} ${n === 1 ? 'is' : 'are'} not in any sum: a difference may come from there.`,
    of: (line) => `${line}: documents`,
  },
};
